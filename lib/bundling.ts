import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** How every function is bundled; CDK's bundler and the size check both read it. */
export const bundling = {
  target: "node24",
  mainFields: ["module", "main"],
  // CommonJS packages in an ES module bundle still call require.
  banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
  alias: {
    "@aws-sdk/credential-provider-node": join(root, "functions/shared/aws/lambda-credentials.ts"),
  },
};

/** Most that the HTTP bundle of an area may weigh, minified, in bytes: 500 KB load in ~60 ms. */
export const httpBundleBudgetBytes = 500_000;
