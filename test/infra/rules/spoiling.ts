import {
  ofType,
  type StageResource,
  type StageTemplates,
} from "#test/support/stacks/stage-templates.ts";

/** A statement of any policy document. */
export interface Statement {
  readonly Effect: string;
  readonly Sid?: string;
  readonly Action: string | string[];
  readonly Resource?: unknown;
  readonly Principal?: { readonly Service?: string };
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export const statementsOf = ({ properties }: StageResource): Statement[] =>
  properties.PolicyDocument?.Statement ?? [];

/** The first resource of a type, which must be there to be spoilt. */
export function first(templates: StageTemplates, type: string): StageResource {
  const [found] = ofType(templates, type);
  if (!found) throw new Error(`No template has a ${type}.`);
  return found;
}
