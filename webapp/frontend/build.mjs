// Builds the browser modules and style sheets into ../static/build, and writes which file
// carries which name (manifest.json): a name holds the digest of its content, so a browser may
// keep it for ever.
import { readFile, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { build } from "esbuild";

const OUT = "../static/build";

// The crest and GDS Transport are licensed to gov.uk alone: neither may reach our pages.
const withoutCrownProperty = {
  name: "without-crown-property",
  setup({ onLoad }) {
    onLoad({ filter: /govuk-frontend\.min\.css$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8"))
        .replace(/@font-face\{font-family:GDS Transport[^}]*\}/g, "")
        .replaceAll("GDS Transport,arial,sans-serif", "var(--font)")
        .replace(/[^{}]*\{[^{}]*govuk-crest\.svg[^{}]*\}/g, "")
        // A hack for Internet Explorer that is not CSS.
        .replace(/@media screen\\0 and[^{]*\{[^{}]*\{[^{}]*\}\}/g, ""),
      loader: "css",
    }));
  },
};

await rm(OUT, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: {
    app: "src/app.js",
    diagram: "src/diagram.js",
    style: "src/style.css",
    "diagram-style": "src/diagram.css",
  },
  outdir: OUT,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022"],
  legalComments: "linked",
  loader: { ".woff2": "file", ".svg": "file" },
  plugins: [withoutCrownProperty],
  metafile: true,
  logLevel: "warning",
});

const names = { "src/app.js": "app.js", "src/diagram.js": "diagram.js" };
Object.assign(names, { "src/style.css": "style.css", "src/diagram.css": "diagram.css" });
const manifest = {};
for (const [file, { entryPoint, bytes }] of Object.entries(metafile.outputs)) {
  const name = names[entryPoint];
  if (!name) continue;
  manifest[name] = basename(file);
  console.log(`  ${basename(file)}  ${Math.ceil(bytes / 1024)} KB`);
}
await writeFile(`${OUT}/manifest.json`, JSON.stringify(manifest, null, 2) + "\n");
