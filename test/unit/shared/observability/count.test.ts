import { globSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { metricGroups, metricMonths } from "#schemas/observability/metrics.ts";
import { runWith } from "#shared/observability/correlation.ts";
import { count } from "#shared/observability/count.ts";
import { logLines } from "#test/support/workers/log-lines.ts";

beforeEach(() => vi.stubEnv("STAGE", "test"));
afterEach(() => vi.unstubAllEnvs());

describe("[OPS-3] a metric", () => {
  test("is one line in the embedded format, with its unit, its dimensions and the stage", async () => {
    const [line] = await logLines(async () =>
      runWith("cause-of-it", () => count("ingest", {}, { UnitsFetched: 1, UpstreamRequests: 0 })),
    );
    expect(line).toEqual({
      _aws: {
        Timestamp: expect.any(Number),
        CloudWatchMetrics: [
          {
            Namespace: "Cardlake",
            Dimensions: [["Stage"]],
            Metrics: [
              { Name: "UnitsFetched", Unit: "Count" },
              { Name: "UpstreamRequests", Unit: "Count" },
            ],
          },
        ],
      },
      ...{ Stage: "test", correlationId: "cause-of-it" },
      ...{ UnitsFetched: 1, UpstreamRequests: 0 },
    });
  });

  test("keeps no value for the next", async () => {
    const lines = await logLines(async () => {
      count("freshness", {}, { MostOverdueSeconds: 5 });
      count("renders", {}, { RendersFailed: 1 });
    });
    expect(lines[1]).toMatchObject({ Stage: "test", RendersFailed: 1 });
    expect(lines[1]).not.toHaveProperty("MostOverdueSeconds");
  });

  test("without any value writes nothing", async () => {
    expect(await logLines(async () => count("renders", {}, {}))).toEqual([]);
  });

  test("whose value nobody knows is left out, beside those that are known", async () => {
    const [line] = await logLines(async () =>
      count("ingest", {}, { UnitsFetched: 1, UpstreamRequests: undefined }),
    );
    expect(line).toMatchObject({ UnitsFetched: 1 });
    expect(line).not.toHaveProperty("UpstreamRequests");
    expect(JSON.stringify(line)).not.toContain("UpstreamRequests");
  });

  test("outside of any work names no cause, and without a stage an unknown one", async () => {
    vi.stubEnv("STAGE", undefined);
    const [line] = await logLines(async () => count("renders", {}, { RendersFailed: 1 }));
    expect(line).toMatchObject({ Stage: "unknown", RendersFailed: 1 });
    expect(line).not.toHaveProperty("correlationId");
  });
});

describe("[OPS-6] the catalogue of metrics", () => {
  test("stays within the ten that every account has for nothing", () => {
    expect(metricMonths()).toBeLessThanOrEqual(10);
  });

  test("has no metric that nothing counts", () => {
    const code = globSync("functions/**/*.ts")
      .map((path) => readFileSync(path, "utf8"))
      .join("\n");
    const all = Object.values(metricGroups).flatMap(({ metrics }) => Object.keys(metrics));
    expect(all.filter((name) => !code.includes(name))).toEqual([]);
  });
});
