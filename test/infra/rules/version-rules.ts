import { ofType } from "#test/support/stacks/stage-templates.ts";
import { rolePolicies, wordsOf } from "./grants.ts";
import type { Rule } from "./rule.ts";

interface Lifecycle {
  readonly Prefix?: string;
  readonly NoncurrentVersionExpiration?: { readonly NoncurrentDays?: number };
  readonly Status?: string;
}

/** Folders of the lake that nothing else holds. */
const raw = ["bronze/", "observations/", "observations-recent/"];

const replacedFilesGo: Rule = {
  name: "[OPS-6] of what functions write into the lake and can write again, no version is kept for more than a day after it was replaced",
  find: (templates) => {
    const written = ofType(templates, "AWS::Lambda::Function")
      .flatMap((worker) => rolePolicies(templates, worker))
      .filter(({ action }) => action === "s3:PutObject")
      .flatMap(
        ({ resource }) =>
          /-lake-.*?\/(?<folder>[a-z-]+\/)/.exec(resource)?.groups?.["folder"] ?? [],
      )
      .filter((folder) => !raw.includes(folder));
    const [lake] = ofType(templates, "AWS::S3::Bucket").filter(({ properties }) =>
      /-lake-(?!replica)/.test(wordsOf(properties.BucketName)),
    );
    const lifecycle: Lifecycle[] = lake?.properties.LifecycleConfiguration.Rules ?? [];
    const goesSoon = (folder: string) =>
      lifecycle.some(
        ({ Prefix, NoncurrentVersionExpiration: replaced, Status }) =>
          Prefix === folder && Status === "Enabled" && replaced?.NoncurrentDays === 1,
      );
    if (written.length === 0) return ["no function writes into the lake"];
    return [...new Set(written)]
      .filter((folder) => !goesSoon(folder))
      .map((folder) => `${folder} is kept`);
  },
  spoil(templates) {
    for (const { properties } of ofType(templates, "AWS::S3::Bucket")) {
      for (const rule of properties.LifecycleConfiguration?.Rules ?? []) {
        if (rule.Prefix === "price-books/") rule.NoncurrentVersionExpiration.NoncurrentDays = 30;
      }
    }
  },
};

export const versionRules: readonly Rule[] = [replacedFilesGo];
