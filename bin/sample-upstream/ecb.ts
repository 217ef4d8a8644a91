import { createHash } from "node:crypto";
import { dayAfter, dayNumber } from "#shared/kernel/days.ts";
import { type Answer, textAnswer } from "./answer.ts";
import { walk } from "./shops/walk.ts";
import type { Target } from "./target.ts";

/** What a euro is worth, about which each goes its way. */
const worth = {
  USD: 1.08,
  JPY: 162,
  GBP: 0.85,
  CHF: 0.95,
  CAD: 1.48,
  AUD: 1.65,
  BRL: 5.9,
  PLN: 4.3,
};

const series = Object.entries(worth).map(([currency, rate]) => {
  const way = walk(`euro in ${currency}`, 1);
  // Money moves a tenth of what cards do.
  return { currency, on: (dayAt: number) => rate * way(dayAt) ** 0.1 };
});

/** The European Central Bank's reference rates, below `/ecb`: those of the newest working day, and of ninety days. */
export function ecb({ segments: [, file] }: Target, today: string): Answer {
  const days = Array.from({ length: 90 }, (_, ago) => dayAfter(today, -ago)).filter(isWorkingDay);
  if (file === "eurofxref-daily.xml") return fileOf(days.slice(0, 1));
  if (file === "eurofxref-hist-90d.xml") return fileOf(days);
  return textAnswer("Not Found", 404);
}

const isWorkingDay = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

function fileOf(days: readonly string[]): Answer {
  const cubes = days.map((day) => {
    const rates = series.map(
      ({ currency, on }) =>
        `\t\t\t<Cube currency='${currency}' rate='${written(on(dayNumber(day)))}'/>`,
    );
    return [`\t\t<Cube time='${day}'>`, ...rates, "\t\t</Cube>"].join("\n");
  });
  const body = Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
\t<gesmes:subject>Reference rates</gesmes:subject>
\t<gesmes:Sender>
\t\t<gesmes:name>European Central Bank</gesmes:name>
\t</gesmes:Sender>
\t<Cube>
${cubes.join("\n")}
\t</Cube>
</gesmes:Envelope>
`,
  );
  const etag = `"${createHash("sha1").update(body).digest("hex").slice(0, 20)}"`;
  return { status: 200, headers: { "content-type": "text/xml", etag }, body };
}

/** As many digits as the bank writes: four behind the point, two where a euro is many. */
const written = (rate: number) => rate.toFixed(rate > 100 ? 2 : 4);
