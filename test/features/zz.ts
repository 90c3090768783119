import { parseFile } from "../../grammar/parse.js";
import { formattedText } from "../../server/src/features/formatting.js";
import { readFileSync } from "node:fs";
const md = readFileSync("/work/shared/design/language.md", "utf8");
const text = /```lintel\n([\s\S]*?)```/.exec(md)![1]!;
const f = formattedText(parseFile(text));
console.log(f === text, formattedText(parseFile(f)) === f);
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
writeFileSync("/tmp/lx/a", text);
writeFileSync("/tmp/lx/b", f);
try {
  execFileSync("diff", ["/tmp/lx/a", "/tmp/lx/b"], { stdio: "inherit" });
} catch {}
const ugly = `// head


service   a   "x"{replicas:3,zones:  3;tags:[a,b , c]


// own
retry{attempts:3
} /* t */ accept x{reason:"y"}}   // trail
a->b->
 [c,d]"t"{timeout:1s}
import {x,
y} from "./z"
group "g" { // why


  service q
  // last

}
service longlonglonglonglong { replicas: 3 zones: 3 title: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" description: "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" }
service e {

}
policy p { forbid client->[store,#pci] require *{owner} require #x{encrypted:true  owner} }
scenario s {lose:eu . a expect:[ f ]}`;
const g = formattedText(parseFile(ugly));
console.log(g);
const h = formattedText(parseFile(g));
console.log(h === g);
if (h !== g) console.log(h);
console.log(parseFile(ugly).chunks.flatMap((c) => c.chunk.problems.map((p) => p.message)));
