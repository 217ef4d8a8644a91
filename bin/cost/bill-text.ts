import type { Bill, BillLine } from "./monthly-bill.ts";

/** The bill as a table for people. */
export function billText({ lines, totalUsd, freeUsd, table, countedOn }: Bill): string {
  const rows = lines.map(textOf);
  return [
    `A month of 1,000 users, at the prices of ${table.region} of ${table.asOf}; calls counted on ${countedOn}.`,
    "",
    row("line", "quantity", "USD", "of it always free"),
    ...rows,
    row("total", "", usd(totalUsd), usd(freeUsd)),
    row("to pay", "", usd(totalUsd - freeUsd), ""),
  ].join("\n");
}

const textOf = ({ name, quantity, price, usd: cost, freeUsd }: BillLine) =>
  row(name, `${amount(quantity)} ${price.unit}`, usd(cost), freeUsd > 0 ? usd(freeUsd) : "");

const row = (name: string, quantity: string, cost: string, free: string) =>
  `${name.padEnd(24)}${quantity.padStart(36)}${cost.padStart(10)}${free.padStart(20)}`.trimEnd();

const usd = (value: number) => value.toFixed(2);
const amount = (value: number) =>
  value >= 100 ? Math.round(value).toLocaleString("en-US") : value.toPrecision(3);
