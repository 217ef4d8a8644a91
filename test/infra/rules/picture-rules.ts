import { ofType } from "#test/support/stacks/stage-templates.ts";
import { functionName, rolePolicies } from "./grants.ts";
import type { Rule } from "./rule.ts";

/** Folders of the bucket `images`. */
const pictures = /\/(originals|hosted|cells|renders)\/\*$/;

const isAnswering = (name: string) => name.endsWith("-http");

const bytesTakeTheCdn: Rule = {
  name: "[IMG-8] no function that answers people may read a picture: its bytes come from the CDN",
  find: (templates) =>
    ofType(templates, "AWS::Lambda::Function").flatMap((worker) =>
      rolePolicies(templates, worker)
        .filter(({ action, resource }) => action === "s3:GetObject" && pictures.test(resource))
        .filter(() => isAnswering(functionName(worker)))
        .map(({ resource }) => `${functionName(worker)} may read ${resource}`),
    ),
  spoil(templates) {
    const worker = ofType(templates, "AWS::Lambda::Function").find((one) =>
      isAnswering(functionName(one)),
    );
    const [any] = worker ? rolePolicies(templates, worker) : [];
    if (any) {
      const Resource = "arn:aws:s3:::images/renders/*";
      Object.assign(any.statement, { Action: "s3:GetObject", Resource });
    }
  },
};

export const pictureRules: readonly Rule[] = [bytesTakeTheCdn];
