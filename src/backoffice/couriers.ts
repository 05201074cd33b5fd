import { compare } from "../model/compare.ts";
import { mapped } from "../model/table.ts";
import type { Figures } from "../rulebook/book/figure.ts";

/** What a courier is chosen by. */
export type CourierCriterion = "area" | "open-tasks" | "accept-rate" | "no-show-rate" | "vehicle" | "requests";

/** What a job asks of a courier, in words of the host's own. */
export interface CourierJob {
  readonly area: string;
  /** Any of these will do; any at all where none is named. */
  readonly vehicles?: readonly string[];
  /** What else he has to be able to do: to keep it cold, to carry it upstairs … */
  readonly requests?: readonly string[];
}

/** Somebody a job may be offered to, as the host knows him. What is not given is not known, and says nothing, for or against. */
export interface CourierCandidate {
  readonly id: string;
  readonly areas: readonly string[];
  readonly openTasks?: number;
  /** Shares, 0 to 1, as scorecards measure them; null: of nothing yet. */
  readonly acceptRate?: number | null;
  readonly noShowRate?: number | null;
  readonly vehicles?: readonly string[];
  readonly abilities?: readonly string[];
}

/** How far a candidate meets a criterion, 0 to 1, and how much that weighs. */
export interface CourierReason {
  readonly criterion: CourierCriterion;
  readonly share: number;
  readonly weight: number;
}

export interface CourierRow {
  readonly courier: CourierCandidate;
  /** 0 to 100; null where nothing that weighs is known. */
  readonly score: number | null;
  readonly reasons: readonly CourierReason[];
}

const isKnown = (value: number | null | undefined): value is number =>
  typeof value === "number" && !Number.isNaN(value);
const clamp = (share: number): number => Math.min(1, Math.max(0, share));

/** Criterion → how far it is met: more is better, in each. Null: nothing is asked, or known. */
const shares: {
  readonly [C in CourierCriterion]: (candidate: CourierCandidate, job: CourierJob) => number | null;
} = {
  area: ({ areas }, { area }) => (areas.includes(area) ? 1 : 0),
  "open-tasks": ({ openTasks }) => (isKnown(openTasks) ? 1 / (1 + Math.max(0, openTasks)) : null),
  "accept-rate": ({ acceptRate }) => (isKnown(acceptRate) ? clamp(acceptRate) : null),
  "no-show-rate": ({ noShowRate }) => (isKnown(noShowRate) ? 1 - clamp(noShowRate) : null),
  vehicle: ({ vehicles }, { vehicles: fit = [] }) =>
    !vehicles || fit.length === 0 ? null : fit.some((one) => vehicles.includes(one)) ? 1 : 0,
  requests: ({ abilities }, { requests = [] }) =>
    !abilities || requests.length === 0
      ? null
      : requests.filter((one) => abilities.includes(one)).length / requests.length,
};

const criteria = Object.keys(shares) as readonly CourierCriterion[];

/** What each criterion weighs, by the packs; 0: nothing. */
export type CourierWeights = { readonly [C in CourierCriterion]: number };

export const courierWeights = ({ number }: Figures): CourierWeights =>
  mapped(criteria, (one) => number(`courier.${one}.weight`) ?? 0);

/** The best first: by the weighted mean of what is known of each, then by id. */
export function rankCouriers(
  job: CourierJob,
  candidates: readonly CourierCandidate[],
  weights: CourierWeights,
): readonly CourierRow[] {
  const rated = candidates.map((courier) => {
    const reasons = criteria.flatMap((criterion): readonly CourierReason[] => {
      const share = shares[criterion](courier, job);
      const weight = weights[criterion];
      return share === null || weight <= 0 ? [] : [{ criterion, share, weight }];
    });
    const all = reasons.reduce((sum, { weight }) => sum + weight, 0);
    const earned = reasons.reduce((sum, { share, weight }) => sum + share * weight, 0);
    return { courier, mean: all === 0 ? null : (100 * earned) / all, reasons };
  });
  return rated
    .sort((a, b) => (b.mean ?? -1) - (a.mean ?? -1) || compare(a.courier.id, b.courier.id))
    .map(({ courier, mean, reasons }) => ({
      courier,
      score: mean === null ? null : Math.round(mean * 1e6) / 1e6,
      reasons,
    }));
}
