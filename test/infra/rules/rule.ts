import type { StageTemplates } from "#test/support/stacks/stage-templates.ts";

/** Something that holds for the templates of every stage, because only the real AWS would show it. */
export interface Rule {
  /** A statement that is true of good templates. */
  readonly name: string;
  /** What is wrong, each in a few words with the resource; empty when nothing is. */
  find(templates: StageTemplates): string[];
  /** Breaks templates in the way that the rule is there for. */
  spoil(templates: StageTemplates): void;
}
