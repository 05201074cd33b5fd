/** Not over yet; a clock at rest is no reason for silence. */
export const running: readonly ["open", "paused"] = ["open", "paused"];
