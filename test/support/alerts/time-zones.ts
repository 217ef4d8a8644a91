import fc from "fast-check";

/** Zones that each do something else: half hours, whole days, midnights, decrees at short notice, nothing. */
export const oddZones = [
  ...["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"],
  // Left out 2011-12-30.
  "Pacific/Apia",
  // Set clocks at midnight, so that 00:00 is missing or yesterday comes back.
  ...["America/Nuuk", "America/St_Johns", "America/Havana", "Asia/Beirut", "America/Sao_Paulo"],
  // Set them back for the month of fasting.
  "Africa/Casablanca",
  // Two hours at once.
  "Antarctica/Troll",
  "Asia/Pyongyang",
] as const;

export const someZone: fc.Arbitrary<string> = fc.constantFrom(...oddZones);

export const someMoment: fc.Arbitrary<Date> = fc.date({
  min: new Date("2005-01-01T00:00:00Z"),
  max: new Date("2035-01-01T00:00:00Z"),
  noInvalidDate: true,
});

const two = (value: number) => String(value).padStart(2, "0");

export const someClockTime: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}`);
