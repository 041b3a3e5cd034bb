using Microsoft.EntityFrameworkCore;

namespace Couree.Database.Dialect;

/// <summary>
/// Throws the house's own tables away, and nothing else: the database may hold other people's, and the account may have no right to make
/// it again. SQLite's file is simply deleted.
/// </summary>
internal static class EmptyPostgres
{
    private const string History = "__EFMigrationsHistory";

    public static async Task Run(CoureeDb db, CancellationToken stop)
    {
        if (!await db.Database.CanConnectAsync(stop)) return;
        // Names come from our own model, never from outside.
        var commands = db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct().Append(History).Select(table => $"DROP TABLE IF EXISTS \"{table}\" CASCADE");
        foreach (var command in commands) await db.Database.ExecuteSqlRawAsync(command, stop);
    }
}
