package io.plimsoll.learn;

import java.util.List;

/**
 * The order of the numbers of several members in one array: part after part, and of each part member after member, so that
 * each part is one tensor without gaps.
 */
record Stack(Layout layout, int members) {

    /** The first number of a part of a member. */
    int offset(Layout.Part part, int member) {
        return members * part.offset() + member * part.size();
    }

    int size() {
        return members * layout.size();
    }

    /** The numbers of all members in this order. */
    float[] of(List<float[]> each) {
        float[] stacked = new float[size()];
        for (Layout.Part part : layout.parts()) {
            for (int member = 0; member < members; member++) {
                System.arraycopy(each.get(member), part.offset(), stacked, offset(part, member), part.size());
            }
        }
        return stacked;
    }

    /** The numbers of one member out of this order. */
    float[] member(float[] stacked, int member) {
        float[] numbers = new float[layout.size()];
        for (Layout.Part part : layout.parts()) {
            System.arraycopy(stacked, offset(part, member), numbers, part.offset(), part.size());
        }
        return numbers;
    }
}
