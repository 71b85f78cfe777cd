package com.manystory.local.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Deals every card once before any comes again, in another order each round.
final class Deck<T> {

    private final List<T> cards;
    private final Chance chance;
    private final Deque<T> left = new ArrayDeque<>();

    Deck(List<T> cards, Chance chance) {
        if (cards.isEmpty()) {
            throw new IllegalArgumentException("A deck needs cards");
        }
        this.cards = cards;
        this.chance = chance;
    }

    T next() {
        if (left.isEmpty()) {
            left.addAll(chance.shuffled(cards));
        }
        return left.pop();
    }
}
