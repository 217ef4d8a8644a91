import { expect, test } from "vitest";
import { ofType, stageTemplates } from "#test/support/stacks/stage-templates.ts";

/** Of all functions but those that only a deploy calls, which AWS's own construct makes. */
const tracing = (variant: Parameters<typeof stageTemplates>[0]) =>
  new Set(
    ofType(stageTemplates(variant), "AWS::Lambda::Function").flatMap(({ properties }) =>
      properties.FunctionName && !properties.FunctionName.includes("-deploy-")
        ? [properties.TracingConfig?.Mode ?? "none"]
        : [],
    ),
  );
const routeMetrics = (variant: Parameters<typeof stageTemplates>[0]) =>
  ofType(stageTemplates(variant), "AWS::ApiGatewayV2::Stage").map(
    ({ properties }) => properties.DefaultRouteSettings.DetailedMetricsEnabled ?? false,
  );

test("metrics per route and traces are made where a stage asks for them, and nowhere else", () => {
  expect(routeMetrics("prod")).toEqual([false]);
  expect([...tracing("prod")]).toEqual(["none"]);
  expect(routeMetrics("dev with metrics and traces")).toEqual([true]);
  expect([...tracing("dev with metrics and traces")]).toEqual(["Active"]);
});

test("own domains stand in front of the API and of the pictures, with TLS 1.2 at least", () => {
  const templates = stageTemplates("prod with own domains and alarms by mail");
  const named = ofType(templates, "AWS::CloudFront::Distribution").map(
    ({ properties }) => properties.DistributionConfig,
  );
  const aliases = named.map(({ Aliases }) => Aliases.join());
  expect(aliases.sort()).toEqual(["api.example.com", "images.example.com,share.example.com"]);
  for (const { ViewerCertificate } of named) {
    expect(ViewerCertificate).toMatchObject({
      ...{ MinimumProtocolVersion: "TLSv1.2_2021", SslSupportMethod: "sni-only" },
    });
  }
  const addresses = ofType(templates, "AWS::Lambda::Function").flatMap(
    ({ properties }) => properties.Environment?.Variables.IMAGES_BASE_URL ?? [],
  );
  expect(new Set(addresses)).toEqual(new Set(["https://images.example.com"]));
});
