package io.plimsoll.render;

import java.util.Locale;

/** The style sheet of a surface's page. Each expiry has a class of its own, so that viewers without variables follow too. */
final class FigureStyle {

    private static final String BOTH = "text{font:12px system-ui,'Segoe UI',Helvetica,Arial,sans-serif}"
            + ".title{font-size:22px;font-weight:600}.head{font-size:13px;font-weight:600}"
            + ".tick{font-size:11px;font-variant-numeric:tabular-nums}.name{font-size:11.5px}.note,.alert{font-size:12px}"
            + ".mark{font-size:44px;opacity:.1}.end{text-anchor:end}.middle{text-anchor:middle}"
            + ".svi,.sabr,.bars,.grid,.axis,.crossing,.line,.essvi{fill:none}"
            + ".svi{stroke-width:1.8;stroke-linejoin:round}.thin{stroke-width:1.2}"
            + ".sabr{stroke-width:1.3;stroke-dasharray:5 3}.bars{stroke-width:1.5}.line{stroke-width:1.6}.fine{stroke-width:1.1}"
            + ".essvi{stroke-width:1.2;stroke-dasharray:.1 3.2;stroke-linecap:round}"
            + ".beyond{stroke-dasharray:2 3}"
            + ".crossing{stroke-width:1.6}.halo{paint-order:stroke;stroke-width:3px;stroke-linejoin:round;font-size:11px}";

    private FigureStyle() {}

    static String of(int expiries) {
        return BOTH
                + colours(
                        "#ffffff", "#1b2430", "#56616d", "#e3e8ed", "#8a95a1", "#7d8894", "#0b5cad", "#c26a00",
                        "#c8371b")
                + ramp(expiries, 0x6fb7e0, 0x0a2a5e)
                + "@media(prefers-color-scheme:dark){.mark{opacity:.15}"
                + colours(
                        "#12181f", "#e7ebf0", "#a3aeba", "#26303b", "#66727f", "#8d99a6", "#6cb2ff", "#f0a63c",
                        "#ff7a59")
                + ramp(expiries, 0x2f6690, 0xd3ecff)
                + "}";
    }

    private static String colours(
            String page,
            String ink,
            String muted,
            String grid,
            String axis,
            String quote,
            String svi,
            String sabr,
            String alert) {
        return ".page{fill:" + page + "}text{fill:" + ink + "}.tick,.name,.note{fill:" + muted + "}.grid{stroke:" + grid
                + "}.axis{stroke:" + axis + "}.bars{stroke:" + quote + "}.quote{fill:" + quote + "}.svi{stroke:" + svi
                + "}.dot{fill:" + svi + "}.area{fill:" + svi + ";fill-opacity:.16}.sabr{stroke:" + sabr
                + "}.sabrdot{fill:"
                + sabr + "}.error{stroke:" + sabr + "}.alert{fill:" + alert + "}.crossing{stroke:" + alert
                + "}.halo{stroke:" + page + "}";
    }

    /** From the nearest expiry to the farthest. */
    private static String ramp(int expiries, int near, int far) {
        StringBuilder css = new StringBuilder();
        for (int i = 0; i < expiries; i++) {
            double share = expiries == 1 ? 1 : (double) i / (expiries - 1);
            css.append(String.format(
                    Locale.ROOT,
                    ".x%d{stroke:#%02x%02x%02x}",
                    i,
                    mix(near >> 16, far >> 16, share),
                    mix(near >> 8, far >> 8, share),
                    mix(near, far, share)));
        }
        return css.toString();
    }

    private static int mix(int near, int far, double share) {
        return (int) Math.round((near & 0xff) + share * ((far & 0xff) - (near & 0xff)));
    }
}
