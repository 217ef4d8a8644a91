import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** How every function is bundled: CDK, the size check and the quick local update all read it. */
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

/** Metadata key under which a function's template says what it was bundled from. */
export const bundleMetadata = "cardlake:bundle";

/** What a function was bundled from: enough to bundle it again without CDK. */
export interface BundleNote {
  /** Path from the project's root. */
  readonly entry: string;
  readonly externalModules: readonly string[];
}

/** esbuild's options for a bundle that equals the one CDK makes. */
export const esbuildOptions = ({ entry, externalModules }: BundleNote) => ({
  entryPoints: [join(root, entry)],
  bundle: true,
  minify: true,
  platform: "node" as const,
  format: "esm" as const,
  target: bundling.target,
  mainFields: bundling.mainFields,
  banner: { js: bundling.banner },
  alias: bundling.alias,
  external: [...externalModules],
});
