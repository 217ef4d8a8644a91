import { nameOf, ofType, type StageTemplates } from "#test/support/stacks/stage-templates.ts";
import type { Rule } from "./rule.ts";

/** Functions that call addresses which users gave. */
const callers = (templates: StageTemplates) =>
  ofType(templates, "AWS::Lambda::Function").filter(
    ({ properties }) => properties.Environment?.Variables?.ALSO_ALLOWED !== undefined,
  );

const onlyPublicReceiversAreAsked: Rule = {
  name: "[ALR-4] addresses that users give are asked in the public network alone, but for a local stage",
  find(templates) {
    const found = callers(templates);
    if (found.length === 0) return ["nobody says whom to ask besides public receivers"];
    if (!templates.isDeployedToAws) return [];
    return found
      .filter(({ properties }) => properties.Environment.Variables.ALSO_ALLOWED !== "")
      .map((worker) => `${nameOf(worker)} asks receivers of other networks`);
  },
  spoil(templates) {
    const [one] = callers(templates);
    if (one) one.properties.Environment.Variables.ALSO_ALLOWED = "169.254.169.254:80";
  },
};

export const tellingRules: readonly Rule[] = [onlyPublicReceiversAreAsked];
