/**
 * Lints the templates of every stage with cfn-lint, which knows what CloudFormation would refuse or
 * only warn of while it deploys. `.cfnlintrc.yaml` accepts findings, each with its reason.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pythonEnvironment } from "#bin/local/emulator/python-environment.ts";
import { type StageVariant, stageVariants } from "./support/stacks/stage-templates.ts";
import { synthesised, templatesOf } from "./support/stacks/synth.ts";

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "cardlake-templates-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

const deployed = (Object.keys(stageVariants) as StageVariant[]).filter((name) => name !== "local");
const files = deployed.flatMap((variant) =>
  templatesOf(synthesised(stageVariants[variant]).stacks).map(([stack, template]) => {
    const file = join(folder, `${variant.replaceAll(" ", "-")}-${stack}.template.json`);
    writeFileSync(file, JSON.stringify(template.toJSON(), undefined, 1));
    return file;
  }),
);

const { programs } = await pythonEnvironment({
  name: "cfn-lint",
  module: "cfnlint",
  requirements: join(import.meta.dirname, "check-templates-requirements.txt"),
});
const config = join(root, ".cfnlintrc.yaml");
const { status, error } = spawnSync(
  join(programs, "cfn-lint"),
  ["--config-file", config, "--template", ...files],
  { cwd: root, stdio: "inherit" },
);
if (error) throw error;
console.log(
  `${files.length} templates, ${status === 0 ? "no findings" : "see the findings above"}`,
);
process.exitCode = status ?? 1;
