import { expect, test } from "vitest";
import { ecb as sampleRates } from "#bin/sample-upstream/ecb.ts";
import { targetOf } from "#bin/sample-upstream/target.ts";
import { bodyOfBytes } from "#functions/sources/port/body.ts";
import { ecb } from "#functions/sources/providers/ecb.ts";
import { RateFragment } from "#schemas/prices/rate-fragment.ts";
import { keptRecords } from "#test/support/sources/kept-records.ts";
import { outcomesOf } from "#test/support/sources/outcomes.ts";
import { pipeline } from "#test/support/sources/pipeline.ts";

const host = "http://upstream.test/ecb";
const source = ecb(host);
const euro = { dataset: "rates", unit: "euro" };

const file = (...cubes: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
<gesmes:subject>Reference rates</gesmes:subject><gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
<Cube>${cubes.join("\n")}</Cube></gesmes:Envelope>\n`;
const read = (xml: string) =>
  outcomesOf(
    source.records(
      { ...euro, name: "daily", url: "", body: bodyOfBytes(Buffer.from(xml)) },
      { day: "2026-02-01" },
    ),
  );

test("a rate is what a euro is worth on a day, as it was written", async () => {
  const { records, rejects } = await read(
    file(
      `<Cube time='2026-01-30'><Cube currency='USD' rate='1.0870'/><Cube currency='JPY' rate='162.31'/></Cube>`,
      `<Cube time="2026-01-29">\n<Cube rate="1.09" currency="USD" /></Cube>`,
    ),
  );
  expect(records.map(({ sourceId, value }) => [sourceId, RateFragment.parse(value).rate])).toEqual([
    ["EUR/USD/2026-01-30", "1.0870"],
    ["EUR/JPY/2026-01-30", "162.31"],
    ["EUR/USD/2026-01-29", "1.09"],
  ]);
  expect([rejects, records.map(({ record }) => record)]).toEqual([[], [0, 1, 2]]);
});

test.each([
  `<Cube currency='USD' rate='N/A'/>`,
  `<Cube currency='USD' rate='0'/>`,
  `<Cube currency='USD' rate='-1.1'/>`,
  `<Cube currency='usd' rate='1.1'/>`,
  `<Cube rate='1.1'/>`,
  `<Cube currency='USD'/>`,
])("[ING-7] %s is no rate, and costs no other", async (odd) => {
  const { records, rejects } = await read(
    file(`<Cube time='2026-01-30'>${odd}<Cube currency='CHF' rate='0.94'/></Cube>`),
  );
  expect(records.map(({ sourceId }) => sourceId)).toEqual(["EUR/CHF/2026-01-30"]);
  expect(rejects).toEqual([expect.stringMatching(/^2026-01-30 .*: It is no rate: </)]);
});

test("[PRC-6] [ING-7] of two rates of a day and currency the first one stays, and the other is a reject", async () => {
  const usd = (rate: string) => `<Cube currency='USD' rate='${rate}'/>`;
  const cubes = [usd("1.0870"), usd("1.0870"), usd("9.9")].join("");
  const { records, rejects } = await read(file(`<Cube time='2026-01-30'>${cubes}</Cube>`));
  expect(records.map(({ value }) => RateFragment.parse(value).rate)).toEqual(["1.0870"]);
  expect(rejects).toEqual([
    "2026-01-30 USD: It is another rate of EUR/USD/2026-01-30 than the one before.",
  ]);
});

const request = { url: `${host}/eurofxref-daily.xml` };

test("a rate of no day is none", async () => {
  const { records, rejects } = await read(file(`<Cube currency='CHF' rate='0.94'/>`));
  expect([records, rejects.length]).toEqual([[], 1]);
});

test.each(["", "<html><body>Envelope</body></html>", file().slice(0, -12)])(
  "what is no whole file is asked for again, and is none when it is read: %j",
  async (text) => {
    const exchange = { requestedAt: "", durationMs: 1, status: 200, bytes: Buffer.from(text) };
    expect(source.trouble?.(exchange, request)).toMatchObject({
      failure: { errorClass: "transient" },
    });
    await expect(read(text)).rejects.toMatchObject({ errorClass: "permanent" });
  },
);

test("other statuses mean what they mean elsewhere", () => {
  const exchange = { requestedAt: "", durationMs: 1, status: 404, bytes: Buffer.from("") };
  expect(source.trouble?.(exchange, request)).toBeUndefined();
});

test("[ING-4] a first run brings ninety days, later ones the newest, and a missed day comes within a week", async () => {
  const rates = keptRecords("rate");
  const line = pipeline({ sources: [source], recorders: [rates] });
  const put = (day: string) => {
    for (const name of ["eurofxref-daily.xml", "eurofxref-hist-90d.xml"]) {
      const body = sampleRates(targetOf(`/ecb/${name}`), day).body.toString("utf8");
      line.bodies.set(`${host}/${name}`, body);
    }
  };
  const daysOf = (from: number) => [
    ...new Set(rates.kept.slice(from).map(({ value }) => RateFragment.parse(value).day)),
  ];
  put("2026-02-01");
  expect(await line.run("ecb", "due")).toMatchObject({ state: "completed" });
  expect(daysOf(0).length).toBeGreaterThan(60);
  const whole: number[] = [];
  for (let day = 2; day <= 9; day += 1) {
    const [kept, asked] = [rates.kept.length, line.asked.length];
    await line.pass(1);
    // On the third nobody published.
    if (day !== 3) put(`2026-02-0${day}`);
    await line.run("ecb", "due");
    if (line.asked.slice(asked).some((url) => url.includes("90d"))) whole.push(day);
    else expect(daysOf(kept).length).toBeLessThanOrEqual(1);
  }
  expect(whole).toHaveLength(1);
  expect(daysOf(0)).toContain("2026-02-05");
});
