const dayMs = 86_400_000;

/** How many days a day, `YYYY-MM-DD`, lies after the first of 1970. */
export const dayNumber = (day: string): number =>
  Math.floor(Date.parse(`${day}T00:00:00Z`) / dayMs);

/** The day that lies so many days after another. */
export const dayAfter = (day: string, days: number): string =>
  new Date((dayNumber(day) + days) * dayMs).toISOString().slice(0, 10);
