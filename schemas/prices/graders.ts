/** Companies that grade cards, as series and states are called after them: `psa-10`. A further one adds its sign here. */
export const graders = [
  ...(["psa", "bgs", "cgc", "sgc", "ace", "tag", "ags", "hga", "gma", "pca"] as const),
  ...(["mnt", "ars", "ksa", "ap", "aura", "egs", "pgs", "dcg", "afg", "edg"] as const),
] as const;
export type Grader = (typeof graders)[number];

/** What they give: 1 to 10 by halves, some a ten of a further kind, and `authentic` without a number. */
const grade = "(?:10|[1-9](?:\\.5)?|authentic|10-pristine|10-black-label)";

/** A grade without its company. */
export const givenGrade: RegExp = new RegExp(`^${grade}$`);

/** How the grade of a graded copy is written, for patterns that also take others. */
export const gradedText = `(?:${graders.join("|")})-${grade}`;

/** The same of whoever was taken for a company when it was stored. */
export const storedGradedText = `[a-z]{2,10}-${grade}`;

/** What is expected of a grade, for messages. */
export const gradedHint = `a grade of one of ${graders.join(", ")}, such as psa-9.5`;
