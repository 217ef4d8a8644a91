const { readdirSync } = require("node:fs");

/** Which areas may know of which others. An area that is not named here knows of none. */
const knows = {
  sources: ["catalog", "prices"],
  history: ["catalog", "sources"],
  alerts: ["catalog", "prices", "collections", "holdings"],
  collections: ["catalog", "prices"],
  holdings: ["catalog", "prices", "collections"],
  images: ["catalog", "collections"],
  studio: ["catalog", "holdings", "images", "prices"],
  v2: ["catalog"],
  prices: ["catalog"],
  charts: ["catalog", "images", "prices"],
  shares: ["catalog", "charts", "holdings", "images", "prices"],
  transfer: ["catalog", "collections", "holdings", "prices"],
};

/** What runtimes may join of other areas, beside what their own area knows. */
const joins = {
  alerts: ["sources/providers/all-shops.ts"],
  prices: ["sources/providers/all-shops.ts"],
  charts: ["sources/providers/all-shops.ts"],
  shares: ["sources/providers/all-shops.ts"],
  collections: ["sources/providers/all-shops.ts"],
  transfer: ["sources/providers/all-shops.ts"],
  holdings: ["sources/providers/all-shops.ts"],
  images: ["sources/providers/all-picture-hosts.ts"],
  // Whoever reads the whole catalogue shows it to whatever is made of the same reading.
  catalog: [
    "sources/providers/all-(old-services|shops).ts",
    "v2/(index|file/dynamo-[a-z-]+).ts",
    "prices/mapping/(index|dynamo-[a-z-]+).ts",
    // Cards are shown and found with what they cost.
    "prices/showing/s3-market-prices.ts",
  ],
  v2: ["sources/providers/all-(old-services|shops).ts", "prices/showing/s3-market-prices.ts"],
};

const areas = readdirSync("functions").filter((name) => !["ops", "shared"].includes(name));
const anyArea = "^functions/(?!shared/)([^/]+)/";
const runtime = "/runtime[.a-z]*.ts$";
const adapters = [
  "^functions/(?!shared/).+/(dynamo|s3|sqs|ses|ssm|http|cognito|lambda|chromium|sharp|log)-[a-z0-9-]+.ts$",
  "^functions/shared/upstreams/(dynamo|http|s3)-[a-z0-9-]+.ts$",
  "/providers/",
];
const outside = "node_modules/(@aws-sdk|@sparticuz|puppeteer-core|sharp|undici)/";

const forbid = (name, from, to) => ({ name, severity: "error", from, to });

module.exports = {
  forbidden: [
    forbid("no-cycles", {}, { circular: true }),
    forbid("schemas-know-nobody", { path: "^schemas/" }, { path: "^(bin|lib|functions|test)/" }),
    forbid(
      "nothing-that-ships-knows-tests",
      { path: "^(lib|functions)/" },
      { path: "^(test|bin)/" },
    ),
    forbid(
      "lib-and-functions-meet-in-schemas",
      { path: "^(bin/app\\.ts|lib/)" },
      { path: "^functions/" },
    ),
    forbid(
      "functions-never-see-lib",
      { path: "^functions/" },
      { path: "^(bin|lib)/|node_modules/aws-cdk-lib/" },
    ),
    forbid(
      "kernel-is-pure",
      { path: "^functions/shared/kernel/" },
      {
        pathNot:
          "^(functions/shared/kernel|schemas)/|^(node:)?crypto$|node_modules/(zod|temporal-polyfill)/",
      },
    ),
    forbid("shared-knows-no-area", { path: "^functions/shared/" }, { path: anyArea }),
    forbid(
      "rules-and-use-cases-need-only-the-kernel-and-upstreams",
      { path: anyArea, pathNot: [...adapters, runtime, "/handlers/"] },
      { path: "^functions/shared/(?!(kernel|upstreams)/)" },
    ),
    forbid(
      "upstreams-need-only-the-kernel",
      { path: "^functions/shared/upstreams/", pathNot: adapters },
      { path: "^functions/shared/(?!(kernel|upstreams)/)" },
    ),
    forbid(
      "only-adapters-touch-the-outside",
      { path: `${anyArea}|^functions/shared/upstreams/`, pathNot: [...adapters, runtime] },
      { path: outside },
    ),
    forbid(
      "only-a-runtime-builds-adapters",
      { path: "^functions/", pathNot: [...adapters, runtime] },
      { path: adapters },
    ),
    // Runtimes of an area may share what they build alike.
    forbid(
      "only-handlers-start-a-runtime",
      { path: "^functions/", pathNot: ["/handlers/", runtime] },
      { path: runtime },
    ),
    forbid(
      "areas-are-entered-by-index",
      { path: anyArea, pathNot: runtime },
      { path: anyArea, pathNot: ["^functions/$1/", "/index\\.ts$"] },
    ),
    ...areas.map((name) =>
      forbid(
        `${name}-knows-${(knows[name] ?? ["nobody"]).join("-and-")}`,
        { path: `^functions/${name}/` },
        {
          path: anyArea,
          pathNot: [
            `^functions/(${[name, ...(knows[name] ?? [])].join("|")})/`,
            ...(joins[name] ?? []).map((file) => `^functions/${file}$`),
          ],
        },
      ),
    ),
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^test/fixtures/" },
    enhancedResolveOptions: { conditionNames: ["import", "node", "default", "types"] },
  },
};
