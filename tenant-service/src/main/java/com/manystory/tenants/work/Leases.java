package com.manystory.tenants.work;

import java.util.List;

/// One kind of work, taken by leases in the database: when the holder of one dies it runs out, and
/// another instance starts over.
///
/// @param <C> a claim: the right to do a piece of it
public interface Leases<C> {

    /// Takes due work that nobody holds.
    List<C> claim(int limit);

    /// Keeps the claim for another while.
    void renew(C claim);

    /// Does the work and gives the claim back.
    ///
    /// @throws ClaimLostException when it took too long and another instance has taken over
    void run(C claim) throws InterruptedException;

    /// Gives back the claim on work that failed unexpectedly.
    void failed(C claim);

    /// Gives the claim back as this instance stops: whoever comes next needn't wait.
    void release(C claim);

    /// What the claim is on, for threads and logs.
    String describe(C claim);
}
