export type { Headline } from "../model/headline.ts";
export type { CaseChartEvent, CaseChartValue } from "./case-chart.ts";
export { caseChart } from "./case-chart.ts";
export type { ChartLogic, ChartSnapshot, Given } from "./chart-logic.ts";
export type { CompiledChart, MatterChartState, MatterCharts, ParcelChartState } from "./compile.ts";
export { compileMatterCharts, compileOrderChart, compileParcelChart } from "./compile.ts";
export type { ComplaintChartEvent, ComplaintChartValue } from "./complaint-chart.ts";
export { complaintChart } from "./complaint-chart.ts";
export { addScans, foldParcel, headline, refusalCode, refusalOf, removeScans } from "./entry.ts";
export type {
  CaseChartEventType,
  CaseGuards,
  ComplaintChartEventType,
  ComplaintGuards,
  OrderChartEventType,
  OrderGuard,
  OrderGuards,
  TaskChartEventType,
  TaskGuards,
} from "./guards.ts";
export { caseGuards, complaintGuards, orderGuards, taskGuards } from "./guards.ts";
export { milestoneRank } from "./milestone-rank.ts";
export type { OrderChartEvent, OrderChartValue } from "./order-chart.ts";
export { orderChart } from "./order-chart.ts";
export type { ParcelChartEvent, ParcelChartValue } from "./parcel-chart.ts";
export { parcelChart } from "./parcel-chart.ts";
export type { FoldContext } from "./parcel-fold.ts";
export type { ParcelException, ParcelState, TimelineScan } from "./parcel-state.ts";
export type { Refusal, RefusalCode } from "./refusals.ts";
export { refusals } from "./refusals.ts";
export type { AddedScans, AddScansOptions } from "./scans.ts";
export type { TaskChartEvent, TaskChartValue } from "./task-chart.ts";
export { taskChart } from "./task-chart.ts";
