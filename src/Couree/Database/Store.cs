using System.Data.Common;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using Couree.Database.Dialect;
using Couree.Kernel;
using Couree.Outbox;
using Couree.Web;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Couree.Database;

/// <summary>Which engine keeps the house's memory, and how it is opened.</summary>
public static class Store
{
    /// <summary>The options are the same for everyone: built once, not for every request (30 kB each time).</summary>
    public static IServiceCollection AddStore(this IServiceCollection services, HouseOptions house)
    {
        if (house.Database.Postgres is { Length: > 0 } postgres)
        {
            services.AddDbContext<PostgresDb>(options => Common(options.UseNpgsql(postgres)), optionsLifetime: ServiceLifetime.Singleton);
            services.AddScoped<CoureeDb>(sp => sp.GetRequiredService<PostgresDb>());
            services.AddHostedService<PostgresTopics>();
        }
        else
        {
            var file = Path.Combine(house.DataFolder, "couree.db");
            services.AddDbContext<SqliteDb>(options => Common(options
                .UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30, ForeignKeys = true }.ToString(), Lists)
                .AddInterceptors(new SqlitePragmas())), optionsLifetime: ServiceLifetime.Singleton);
            services.AddScoped<CoureeDb>(sp => sp.GetRequiredService<SqliteDb>());
        }
        return services;
    }

    /// <summary>A list of ids is one parameter: with one for each id, the default, every such query is written anew at each execution (half a megabyte a page).</summary>
    private static void Lists(SqliteDbContextOptionsBuilder sqlite) => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);

    public static DbContextOptionsBuilder Common(DbContextOptionsBuilder options) => options
        .UseSnakeCaseNamingConvention()
        .ConfigureWarnings(w => w.Ignore(RelationalEventId.MultipleCollectionIncludeWarning));

    /// <summary>Text that no column takes (a NUL character, half a surrogate pair): nobody types it, so it is the sender's mistake and not ours.</summary>
    public static bool CannotWrite(Exception? failure) => failure switch
    {
        null => false,
        PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter } or EncoderFallbackException => true,
        _ => CannotWrite(failure.InnerException),
    };

    /// <summary>What PostgreSQL said when nobody could be let in: no server there, or not with this name and password. Null for any other failure.</summary>
    public static string? WhyClosed(Exception? failure) => failure switch
    {
        null => null,
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } refused => refused.MessageText,
        NpgsqlException { InnerException: SocketException or TimeoutException } away => away.Message,
        _ => WhyClosed(failure.InnerException),
    };

    /// <summary>Throws the whole store away (`--fresh` of the demo).</summary>
    public static async Task Forget(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CoureeDb>();
        if (db is PostgresDb) await EmptyPostgres.Run(db, CancellationToken.None);
        else await db.Database.EnsureDeletedAsync();
    }

    /// <summary>Brings the schema to this version of the house.</summary>
    public static async Task Prepare(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<CoureeDb>().Database;
        // Asking first is cheap; migrating compares the whole model with its snapshot, a second of every start.
        if (database.GetMigrations().Except(await Applied(database)).Any()) await database.MigrateAsync();
    }

    /// <summary>What EF Core's own question tells, without the model it builds for that one table at each start. Nothing where there is no store yet.</summary>
    private static async Task<HashSet<string>> Applied(DatabaseFacade database)
    {
        var applied = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            await database.OpenConnectionAsync();
            await using var command = database.GetDbConnection().CreateCommand();
            command.CommandText = "SELECT migration_id FROM \"__EFMigrationsHistory\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) applied.Add(reader.GetString(0));
        }
        catch (DbException)
        {
            // No database, or no table: migrating makes both, and says by itself what else may be wrong.
            applied.Clear();
        }
        finally
        {
            await database.CloseConnectionAsync();
        }
        return applied;
    }
}

/// <summary>WAL so that readers never wait; FULL so that an acknowledged order survives a power cut.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-2000;";

    /// <summary>Pooled connections keep what they were told: each is told once.</summary>
    private static readonly ConditionalWeakTable<object, object> Told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    private static void Apply(DbConnection connection)
    {
        if (connection is not SqliteConnection { Handle: { } handle } || Told.TryGetValue(handle, out _)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        Told.AddOrUpdate(handle, handle);
    }
}
