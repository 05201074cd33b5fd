// What is owed for a breach, who gets it and who pays. Of a group only the most is paid, a later higher one the rest.

export function owe(order, policy, key, subject, since, breach, amount, group, hold) {
  if (order.money.some((row) => row.policy === policy && row.key === key)) return;
  const a = Math.min(amount, order.paid);
  const row = { policy, key, subject, since, breach: breach.key, amount: a, group, releaseAt: since + hold };
  order.money = [...order.money, row];
}

const isOver = (order, { breach }) => order.breaches.find((one) => one.key === breach)?.ended !== undefined;

export function release(order, row, now, effects) {
  if (isOver(order, row)) return put(order, row, { ...row, ended: now });
  if (now >= row.releaseAt) issue(order, row, now, effects);
}

function put(order, before, after) {
  order.money = order.money.map((row) => (row === before ? after : row));
}

const inGroup = (order, { group }) => order.money.filter((row) => row.group === group);
const net = ({ charged = 0, reversed = 0 }) => charged - reversed;
const sum = (rows, of) => rows.reduce((total, row) => total + of(row), 0);

/** The coupon for the buyer and the charge to the seller. */
function issue(order, row, now, effects) {
  const others = inGroup(order, row).filter((one) => one !== row);
  const paid = Math.max(0, row.amount - sum(others, (one) => one.paid ?? 0));
  const charged = Math.max(0, row.amount - sum(others, net));
  if (paid === 0 && charged === 0) return put(order, row, { ...row, ended: now, covered: true });
  const issuedAt = now === row.since + 1 ? row.since : now;
  put(order, row, { ...row, issuedAt, orderedAt: now, paid, charged });
  if (paid > 0)
    effects.push({ type: "compensate", ...moved(order, row, "pay", now), form: "coupon", ...sums(order, paid) });
  if (charged > 0) effects.push({ type: "charge", ...moved(order, row, "charge", now), ...sums(order, charged) });
}

const sums = (order, amount) => ({ amount: { amount, currency: order.total.currency }, to: "buyer" });

const moved = (order, { policy, key, subject, since }, step, now) => ({
  id: `${order.id}/${policy}/${key}/${step}`,
  owner: order.id,
  policy,
  subject,
  payer: "seller",
  since,
  at: now,
});

/** When a breach is over the seller gets back what nothing else in the group is worth; the buyer keeps what he has. */
export function reverse(order, row, now, effects) {
  if (!isOver(order, row)) return;
  const group = inGroup(order, row);
  const standing = group.filter((one) => (one.issuedAt || one.covered) && !isOver(order, one));
  const owed = standing.reduce((most, one) => Math.max(most, one.amount), 0);
  const surplus = Math.min(net(row), sum(group, net) - owed);
  if (surplus <= 0) return;
  const step = row.reverses ? `reverse${row.reverses + 1}` : "reverse";
  put(order, row, {
    ...row,
    reversed: (row.reversed ?? 0) + surplus,
    back: surplus,
    backAt: now,
    reverses: (row.reverses ?? 0) + 1,
  });
  effects.push({ type: "reverse", ...moved(order, row, step, now), ...sums(order, surplus) });
}
