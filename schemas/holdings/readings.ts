/** Readings of completion; what each says is in docs/completion.md. */
export const readings = ["official", "secrets", "master", "species"] as const;
