using Microsoft.EntityFrameworkCore;

namespace Couree.Database.Dialect;

/// <summary>
/// Tables whose rows are facts: once written, the store itself refuses to change or erase them, whoever asks
/// (a defect of ours, a keeper with a SQL prompt). Table names come from our own code, never from outside.
/// </summary>
internal static class AppendOnly
{
    public static async Task Guard(CoureeDb db, IEnumerable<string> tables, CancellationToken stop)
    {
        foreach (var table in tables)
            foreach (var command in db is PostgresDb ? Postgres(table) : Sqlite(table))
                await db.Database.ExecuteSqlRawAsync(command, stop);
    }

    private static IEnumerable<string> Sqlite(string table) =>
        from deed in new[] { "UPDATE", "DELETE" }
        select $"CREATE TRIGGER IF NOT EXISTS {table}_no_{deed.ToLowerInvariant()} BEFORE {deed} ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END";

    private static IEnumerable<string> Postgres(string table) =>
    [
        """
        CREATE OR REPLACE FUNCTION couree_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
        """,
        $"CREATE OR REPLACE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION couree_append_only()",
        $"CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION couree_append_only()",
    ];
}
