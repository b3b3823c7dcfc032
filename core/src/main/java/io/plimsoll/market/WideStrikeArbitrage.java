package io.plimsoll.market;

/**
 * Contradictions over any distance in one strip: a bid above the cheapest ask before it, or above the lower convex hull of the
 * asks. Of the two or three quotes of the worst one, that is removed without which the fewest are left, then the weakest.
 */
final class WideStrikeArbitrage {

    private final StripQuotes strip;
    private final int[] hull;
    private int corners;
    private double excess;
    private double bound;
    private int high;
    private int left;
    private int right;

    WideStrikeArbitrage(StripQuotes strip) {
        this.strip = strip;
        this.hull = new int[strip.most()];
    }

    void removeNonMonotone(StripEnd.Removal removal) {
        while (monotone(-1) > 0) {
            remove(removal);
        }
    }

    void removeNonConvex(StripEnd.Removal removal) {
        while (convex(-1) > 0) {
            remove(removal);
        }
    }

    private void remove(StripEnd.Removal removal) {
        RejectedRows.Detail detail = strip.contradiction(strip.at(high), bound, strip.at(left), strip.at(right));
        int[] suspects = {high, left, right};
        int blamed = -1;
        int fewest = Integer.MAX_VALUE;
        for (int suspect : suspects) {
            int others = monotone(suspect) + convex(suspect);
            boolean weaker = blamed >= 0 && strip.compareWeakness(strip.at(suspect), strip.at(blamed)) > 0;
            if (others < fewest || (others == fewest && weaker)) {
                fewest = others;
                blamed = suspect;
            }
        }
        removal.accept(strip.row(strip.at(blamed)), detail);
        strip.remove(blamed);
    }

    /**
     * The number of quotes bid above the ask of one that pays at least as much; the worst of them is remembered.
     *
     * @param without a position to leave out, or −1
     */
    int monotone(int without) {
        excess = 0;
        int found = 0;
        int cheapest = -1;
        for (int i = 0; i < strip.size(); i++) {
            if (i == without) {
                continue;
            }
            int quote = strip.at(i);
            if (cheapest >= 0 && strip.exceeds(quote, strip.ask(strip.at(cheapest)))) {
                found++;
                remember(i, strip.ask(strip.at(cheapest)), cheapest, cheapest);
            }
            if (cheapest < 0 || strip.ask(quote) < strip.ask(strip.at(cheapest))) {
                cheapest = i;
            }
        }
        return found;
    }

    /**
     * The number of quotes bid above the lower convex hull of the asks; the worst of them is remembered.
     *
     * @param without a position to leave out, or −1
     */
    int convex(int without) {
        excess = 0;
        lowerHull(without);
        int found = 0;
        int facet = 0;
        for (int i = 0; i < strip.size() && corners > 1; i++) {
            double x = strip.x(strip.at(i));
            while (facet + 2 < corners && strip.x(strip.at(hull[facet + 1])) <= x) {
                facet++;
            }
            boolean inside = x > strip.x(strip.at(hull[0])) && x < strip.x(strip.at(hull[corners - 1]));
            if (i == without || !inside || i == hull[facet] || i == hull[facet + 1]) {
                continue;
            }
            double line = strip.line(strip.at(hull[facet]), strip.at(i), strip.at(hull[facet + 1]));
            if (strip.exceeds(strip.at(i), line)) {
                found++;
                remember(i, line, hull[facet], hull[facet + 1]);
            }
        }
        return found;
    }

    private void lowerHull(int without) {
        corners = 0;
        for (int i = 0; i < strip.size(); i++) {
            if (i == without) {
                continue;
            }
            int quote = strip.at(i);
            if (corners > 0 && strip.x(strip.at(hull[corners - 1])) == strip.x(quote)) {
                if (strip.ask(strip.at(hull[corners - 1])) <= strip.ask(quote)) {
                    continue;
                }
                corners--;
            }
            while (corners > 1 && !below(hull[corners - 2], hull[corners - 1], i)) {
                corners--;
            }
            hull[corners++] = i;
        }
    }

    /** Whether the middle one's ask is below the line between the others'. */
    private boolean below(int first, int middle, int last) {
        int quote = strip.at(middle);
        return strip.ask(quote) < strip.line(strip.at(first), quote, strip.at(last));
    }

    private void remember(int position, double over, int first, int last) {
        double by = strip.bid(strip.at(position)) - over;
        if (by > excess) {
            excess = by;
            bound = over;
            high = position;
            left = first;
            right = last;
        }
    }
}
