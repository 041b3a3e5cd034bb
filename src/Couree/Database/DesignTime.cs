using Couree.Kernel;
using Couree.Outbox;
using Couree.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Couree.Database;

/// <summary>What `bin/migration` needs to see the model of each engine.</summary>
internal sealed class SqliteAtDesk : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) =>
        new((DbContextOptions<SqliteDb>)Store.Common(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:")).Options, Reactions.None, new Live(), Desk.Clock);
}

internal sealed class PostgresAtDesk : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) =>
        new((DbContextOptions<PostgresDb>)Store.Common(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=127.0.0.1")).Options, Reactions.None, new Live(), Desk.Clock);
}

internal static class Desk
{
    public static readonly Clock Clock = new(TimeProvider.System, TimeZoneInfo.Utc);
}
