/** A node's outline for a box, centred at the origin, with what is drawn in it. Lengths are units of the drawing. */
export interface Outline {
  /** The path of what is filled. */
  readonly outer: string;
  /** Parts of it that are filled more strongly: a lid, a band. */
  readonly inner?: string;
}

/** How a shape is drawn, and how much of its box it keeps from the label, at each side and above and below. */
interface Shape {
  readonly outline: (width: number, height: number) => Outline;
  readonly sides?: number;
  readonly above?: number;
  readonly below?: number;
}

const corner = 7;
const rim = 6;
const bow = 9;
const cut = 14;

/** Mermaid's shapes that drawings of a design use, by their names in Mermaid: of one measure, so that a drawing is calm. */
const shapes: Readonly<Record<string, Shape>> = {
  rounded: { outline: (w, h) => ({ outer: box(w, h, corner) }) },
  rect: { outline: (w, h) => ({ outer: box(w, h, 2) }) },
  stadium: { outline: (w, h) => ({ outer: box(w, h, Math.min(h / 2, 28)) }), sides: 6 },
  flag: { outline: wave, above: 4, below: 4 },
  delay: { outline: bullet, sides: 6 },
  "lean-r": { outline: (w, h) => ({ outer: polygon(w, h, [cut, 0], [w, 0], [w - cut, h], [0, h]) }), sides: 10 },
  "trap-b": { outline: (w, h) => ({ outer: polygon(w, h, [cut, 0], [w - cut, 0], [w, h], [0, h]) }), sides: 10 },
  hex: { outline: hexagon, sides: 10 },
  "notch-rect": { outline: (w, h) => ({ outer: polygon(w, h, [cut, 0], [w, 0], [w, h], [0, h], [0, cut]) }) },
  "fr-rect": {
    outline: (w, h) => ({ outer: box(w, h, 2), inner: band(-w / 2, 7, h) + band(w / 2 - 7, 7, h) }),
    sides: 5,
  },
  cyl: { outline: (w, h) => cylinder(w, h, 0), above: 2 * rim },
  "lin-cyl": { outline: (w, h) => cylinder(w, h, 6), above: 2 * rim + 6 },
  "h-cyl": { outline: lyingCylinder, sides: rim + 2 },
  "bow-rect": { outline: bowed, sides: bow - 2 },
  "lin-rect": { outline: (w, h) => ({ outer: box(w, h, 2), inner: band(-w / 2, 8, h) }), sides: 4 },
  "notch-pent": { outline: roof, above: 2 },
  "div-rect": { outline: (w, h) => ({ outer: box(w, h, 2), inner: `M${-w / 2} ${-h / 2}h${w}v9h${-w}Z` }), above: 8 },
  "st-rect": { outline: stack, sides: 2, above: 5 },
};

const fallback: Shape = { outline: (w, h) => ({ outer: box(w, h, corner) }) };

/** The shape of Mermaid's name; a rounded box for one that no drawing of a design has. */
export function shapeNamed(name: string | undefined): Shape {
  return shapes[name ?? ""] ?? fallback;
}

function box(w: number, h: number, r: number): string {
  const [x, y] = [w / 2, h / 2];
  return (
    `M${-x + r} ${-y}H${x - r}A${r} ${r} 0 0 1 ${x} ${-y + r}V${y - r}A${r} ${r} 0 0 1 ${x - r} ${y}` +
    `H${-x + r}A${r} ${r} 0 0 1 ${-x} ${y - r}V${-y + r}A${r} ${r} 0 0 1 ${-x + r} ${-y}Z`
  );
}

/** Corners are counted from the upper left of the box. */
function polygon(w: number, h: number, ...corners: readonly (readonly [number, number])[]): string {
  return `M${corners.map(([x, y]) => `${x - w / 2} ${y - h / 2}`).join("L")}Z`;
}

function hexagon(w: number, h: number): Outline {
  return { outer: polygon(w, h, [cut, 0], [w - cut, 0], [w, h / 2], [w - cut, h], [cut, h], [0, h / 2]) };
}

function roof(w: number, h: number): Outline {
  const notch = 11;
  return { outer: polygon(w, h, [notch, 0], [w - notch, 0], [w, notch], [w, h], [0, h], [0, notch]) };
}

function band(x: number, width: number, h: number): string {
  return `M${x} ${-h / 2}h${width}v${h}h${-width}Z`;
}

function wave(w: number, h: number): Outline {
  const [x, y, rise] = [w / 2, h / 2, 5];
  return {
    outer:
      `M${-x} ${-y + rise}q${x / 2} ${-2 * rise} ${x} 0t${x} 0V${y - rise}` + `q${-x / 2} ${2 * rise} ${-x} 0t${-x} 0Z`,
  };
}

/** Flat to the left, round to the right. */
function bullet(w: number, h: number): Outline {
  const [x, y, r] = [w / 2, h / 2, Math.min(h / 2, 26)];
  return { outer: `M${-x} ${-y}H${x - r}A${r} ${y} 0 0 1 ${x - r} ${y}H${-x}Z` };
}

/** With a lid that is as high as given, besides its curve. */
function cylinder(w: number, h: number, lid: number): Outline {
  const [x, y] = [w / 2, h / 2];
  return {
    outer: `M${-x} ${-y + rim}A${x} ${rim} 0 0 1 ${x} ${-y + rim}V${y - rim}A${x} ${rim} 0 0 1 ${-x} ${y - rim}Z`,
    inner: `M${-x} ${-y + rim}A${x} ${rim} 0 0 1 ${x} ${-y + rim}v${lid}A${x} ${rim} 0 0 1 ${-x} ${-y + rim + lid}Z`,
  };
}

function lyingCylinder(w: number, h: number): Outline {
  const [x, y] = [w / 2, h / 2];
  return {
    outer: `M${-x + rim} ${-y}H${x - rim}A${rim} ${y} 0 0 1 ${x - rim} ${y}H${-x + rim}A${rim} ${y} 0 0 1 ${-x + rim} ${-y}Z`,
    inner: `M${x - rim} ${-y}A${rim} ${y} 0 0 1 ${x - rim} ${y}A${rim} ${y} 0 0 1 ${x - rim} ${-y}Z`,
  };
}

/** Both sides curve to the left. */
function bowed(w: number, h: number): Outline {
  const [x, y] = [w / 2, h / 2];
  return { outer: `M${-x + bow} ${-y}H${x}Q${x - 2 * bow} 0 ${x} ${y}H${-x + bow}Q${-x - bow} 0 ${-x + bow} ${-y}Z` };
}

function stack(w: number, h: number): Outline {
  const step = 4;
  const [x, y] = [w / 2, h / 2];
  const behind = [1, 2].map(
    (n) => `M${-x + step * n} ${-y + step * (2 - n) + step}v${-step}H${x - step * (2 - n)}V${y - step * n}h${-step}`,
  );
  const front = `M${-x} ${-y + 2 * step}H${x - 2 * step}V${y}H${-x}Z`;
  return { outer: `${front}${behind.join("")}` };
}
