namespace Couree.Database.Dialect;

/// <summary>
/// A link per drop instead of one per run. A run's only drop keeps the link that has been mailed; where several recipients may hold the
/// same one it dies, and each gets a new one, of 160 random bits (SQLite) or 154 (PostgreSQL's version 4 UUIDs keep six for themselves).
/// </summary>
internal static class TrackingTokens
{
    public const string Keep = """
        UPDATE delivery_stops SET tracking_token = (SELECT r.tracking_token FROM delivery_runs r WHERE r.id = delivery_stops.run)
        WHERE kind = 'Drop' AND (SELECT count(*) FROM delivery_stops other WHERE other.run = delivery_stops.run AND other.kind = 'Drop') = 1
        """;

    public const string DrawInSqlite = "UPDATE delivery_stops SET tracking_token = lower(hex(randomblob(20))) WHERE kind = 'Drop' AND tracking_token IS NULL";

    public const string DrawInPostgres =
        "UPDATE delivery_stops SET tracking_token = left(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 40) WHERE kind = 'Drop' AND tracking_token IS NULL";

    /// <summary>The way back: a run is followed by its first drop's link.</summary>
    public const string GiveBack = """
        UPDATE delivery_runs SET tracking_token = coalesce(
            (SELECT s.tracking_token FROM delivery_stops s WHERE s.run = delivery_runs.id AND s.kind = 'Drop' ORDER BY s.position LIMIT 1), CAST(id AS varchar(40)))
        """;
}
