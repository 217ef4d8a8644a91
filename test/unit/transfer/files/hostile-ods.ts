import type { Hostile } from "./hostile.ts";
import { odsOf } from "./made-zips.ts";

const odsCell = (more: string) =>
  `<table:table-cell office:value-type="string" ${more}><text:p>x</text:p></table:table-cell>`;

export const hostileOds: readonly Hostile[] = [
  {
    name: "ODS with 1,048,576 rows of 16,384 cells",
    bytes: () =>
      odsOf(
        `<table:table-row table:number-rows-repeated="1048576">${odsCell('table:number-columns-repeated="16384"')}</table:table-row>`,
      ),
    answer: "too_many_columns",
  },
  {
    name: "ODS with a row 1,048,576 times",
    bytes: () =>
      odsOf(
        `<table:table-row table:number-rows-repeated="1048576">${odsCell("")}</table:table-row>`,
      ),
    answer: "too_many_rows",
  },
  {
    name: "ODS with an empty grid",
    bytes: () =>
      odsOf(
        `<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`,
      ),
    answer: "empty",
  },
  {
    name: "ODS with a row that never ends",
    bytes: () => odsOf(`<table:table-row>${odsCell("").repeat(1e5)}`),
    answer: "too_long",
  },
  {
    name: "ODS with a password",
    bytes: () =>
      odsOf("", [{ name: "META-INF/manifest.xml", text: "<manifest:encryption-data/>" }]),
    answer: "encrypted",
  },
];
