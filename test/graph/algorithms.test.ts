import assert from "node:assert/strict";
import fc from "fast-check";
import { components } from "../../server/src/graph/components.js";
import { edgesOf, heaviestPaths } from "../../server/src/graph/heaviest-paths.js";
import { pathTo, reach, reachBy } from "../../server/src/graph/reach.js";

interface NumberedEdge {
  readonly source: number;
  readonly target: number;
  readonly weight: number;
}

/** Graphs of a few nodes, numbered from 0, cycles and parallel edges included. */
const graphs = fc.integer({ min: 1, max: 6 }).chain((size) => {
  const node = fc.integer({ min: 0, max: size - 1 });
  const edge = fc.record({ source: node, target: node, weight: fc.integer({ min: 0, max: 4 }) });
  const edges: fc.Arbitrary<readonly NumberedEdge[]> = fc
    .array(edge, { maxLength: 9 })
    .map((all) => all.filter(({ source, target }) => source !== target));
  return edges.map((all) => ({ nodes: [...Array(size).keys()], edges: all }));
});

type Graph = Parameters<Parameters<typeof graphs.map>[0]>[0];

const from = ({ edges }: Graph, node: number) => edges.filter((edge) => edge.source === node);
const next = (graph: Graph, node: number) => from(graph, node).map((edge) => edge.target);

/** Whether one node leads to another, by trying as many rounds as there are nodes. */
function leadsTo(graph: Graph, source: number, target: number): boolean {
  let front = [source];
  for (let round = 0; round < graph.nodes.length; round++)
    front = [...new Set([...front, ...front.flatMap((node) => next(graph, node))])];
  return front.includes(target);
}

function simplePaths(
  graph: Graph,
  passed: readonly number[],
  path: readonly NumberedEdge[],
): readonly (readonly NumberedEdge[])[] {
  const here = passed.at(-1)!;
  const longer = from(graph, here)
    .filter((edge) => !passed.includes(edge.target))
    .flatMap((edge) => simplePaths(graph, [...passed, edge.target], [...path, edge]));
  return [path, ...longer];
}

const sum = (path: readonly NumberedEdge[]) => path.reduce((total, edge) => total + edge.weight, 0);

describe("reach", () => {
  it("finds what leads there, and shortest paths", () =>
    fc.assert(
      fc.property(graphs, (graph) => {
        const reached = reach([0], (node) => next(graph, node));
        assert.deepEqual(
          [...reached].sort(),
          graph.nodes.filter((node) => leadsTo(graph, 0, node)),
        );
        const by = reachBy([0], (node: number) => from(graph, node));
        for (const node of reached) {
          const path = pathTo(by, node);
          const lengths = simplePaths(graph, [0], []).filter((other) => (other.at(-1)?.target ?? 0) === node);
          assert.equal(path.length, Math.min(...lengths.map((other) => other.length)));
          assert.equal(path.at(-1)?.target ?? 0, node);
        }
      }),
    ));
});

describe("components", () => {
  it("holds together what leads to each other, and gives what is led to first", () =>
    fc.assert(
      fc.property(graphs, (graph) => {
        const parts = components(graph.nodes, (node) => next(graph, node));
        assert.deepEqual(parts.flat().sort(), graph.nodes);
        const partOf = new Map(parts.flatMap((part, index) => part.map((node) => [node, index] as const)));
        for (const one of graph.nodes) {
          for (const other of graph.nodes) {
            const together = leadsTo(graph, one, other) && leadsTo(graph, other, one);
            assert.equal(partOf.get(one) === partOf.get(other), together);
            if (!together && leadsTo(graph, one, other)) assert.ok(partOf.get(one)! > partOf.get(other)!);
          }
        }
      }),
    ));

  it("takes a chain of any length", () => {
    const nodes = [...Array(100_000).keys()];
    assert.equal(components(nodes, (node) => (node < 99_999 ? [node + 1] : [])).length, 100_000);
  });
});

function partsOf(nodes: readonly number[], edges: (node: number) => readonly NumberedEdge[]) {
  return components(nodes, (node) => edges(node).map(({ target }) => target));
}

describe("heaviestPaths", () => {
  it("finds what trying all simple paths finds", () =>
    fc.assert(
      fc.property(graphs, (graph) => {
        const edges = (node: number) => from(graph, node);
        const paths = heaviestPaths(partsOf(graph.nodes, edges), edges, {
          origin: (node) => (node === 0 ? 0 : undefined),
          grow: (value: number, edge) => value + edge.weight,
          outweighs: (value, other) => value > other,
        });
        const all = simplePaths(graph, [0], []);
        for (const node of graph.nodes) {
          const there = all.filter((path) => (path.at(-1)?.target ?? 0) === node);
          const heaviest = there.length > 0 ? Math.max(...there.map(sum)) : undefined;
          assert.equal(paths.to(node)?.value, heaviest);
          assert.equal(sum(edgesOf(paths.to(node))), heaviest ?? 0);
        }
      }),
    ));

  it("takes a path through a cycle that is too large to be searched", () => {
    const nodes = [...Array(1000).keys()];
    const edges = (node: number) => [{ source: node, target: (node + 1) % 1000, weight: 1 }];
    const paths = heaviestPaths(partsOf(nodes, edges), edges, {
      origin: (node) => (node === 0 ? 0 : undefined),
      grow: (value: number, edge) => value + edge.weight,
      outweighs: (value, other) => value > other,
    });
    assert.equal(paths.to(999)?.value, 999);
  });
});
