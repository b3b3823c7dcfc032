package io.plimsoll.simulate;

import io.plimsoll.market.OptionRight;
import java.time.LocalDate;

/** What makes an option the same from day to day. */
record Contract(OptionRight right, LocalDate expiry, double strike) {}
