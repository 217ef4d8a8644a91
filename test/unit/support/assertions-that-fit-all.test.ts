import { globSync, readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";

/** What `toMatchObject` takes for fitting, whatever is there: it has no property that could be another. */
function fitsAll(node: ts.Node): boolean {
  return (
    ts.isRegularExpressionLiteral(node) ||
    (ts.isObjectLiteralExpression(node) && node.properties.length === 0)
  );
}

/** Values of properties in a call of `toMatchObject` that fit everything, as they are written. */
function fittingAll(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node, isWithin: boolean) => {
    if (isWithin && ts.isPropertyAssignment(node) && fitsAll(node.initializer)) {
      found.push(node.getText());
    }
    const isAsked = ts.isCallExpression(node) && /\.toMatchObject$/.test(node.expression.getText());
    ts.forEachChild(node, (child) => visit(child, isWithin || isAsked));
  };
  visit(ts.createSourceFile("a.test.ts", text, ts.ScriptTarget.Latest, true), false);
  return found;
}

test("a pattern or an empty object among the properties is found, however deep", () => {
  expect(fittingAll("expect(a).toMatchObject({ b: [{ ...{ c: /d/ } }], e: { f: {} } })")).toEqual([
    ...["c: /d/", "f: {}"],
  ]);
  expect(
    fittingAll("const b = { c: {} }; expect(a).toMatchObject([{}, { d: expect.anything() }])"),
  ).toEqual([]);
});

test("no test compares a property with what fits everything", () => {
  const files = globSync("test/**/*.ts").filter(
    (file) => file !== "test/unit/support/assertions-that-fit-all.test.ts",
  );
  const asking = files
    .map((file) => ({ file, text: readFileSync(file, "utf8") }))
    // Few have both, and most of the time goes into reading the rest as code.
    .filter(({ text }) => text.includes("toMatchObject") && /:\s*(\/|\{\s*\})/.test(text));
  expect(
    asking.flatMap(({ file, text }) => fittingAll(text).map((one) => `${file} ${one}`)),
  ).toEqual([]);
});
