package dev.plumbline.schema.online;

/** How the statements of a step stand to transactions. */
public enum TransactionPolicy {
    /** May share a transaction with its neighbours. */
    SHARED,
    /** One transaction for the step alone, so that its locks go before the next step's come. */
    OWN,
    /** In the transaction of the step before, which locks the same table: the table's users wait for one lock instead of two. */
    JOINED,
    /** Outside of transactions: PostgreSQL refuses it inside, or the statement commits by itself. */
    NONE
}
