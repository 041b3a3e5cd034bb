using Microsoft.Data.Sqlite;
using Npgsql;

namespace Couree.Tests;

/// <summary>
/// A fresh store for each test, copied from a template that holds the schema and the village: built once a run, so that a test
/// starts in milliseconds. PostgreSQL's address comes from COUREE_TEST_POSTGRES (bin/test starts a cluster of its own).
/// </summary>
internal static class TestStores
{
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static readonly Dictionary<(Engine, bool), string> Templates = [];
    private static readonly string Run = Guid.CreateVersion7().ToString("N")[..12] + Environment.ProcessId;
    private static int _next;
    private static string? _byFile;

    public static string Admin =>
        Environment.GetEnvironmentVariable("COUREE_TEST_POSTGRES")
        ?? throw new InvalidOperationException("COUREE_TEST_POSTGRES is not set: run bin/test, which starts a PostgreSQL of its own");

    public static string Postgres(string database) => new NpgsqlConnectionStringBuilder(Admin) { Database = database, MaxPoolSize = 60 }.ToString();

    /// <summary>Gives the test a store of its own in `folder`; for PostgreSQL answers the connection string.</summary>
    public static async Task<string?> Give(Engine engine, bool village, string folder, Func<string, string?, Task> build)
    {
        var template = await Template(engine, village, build);
        if (engine == Engine.Sqlite)
        {
            CopyFolder(template, folder);
            return null;
        }
        var name = $"couree_{Run}_{Interlocked.Increment(ref _next)}";
        await Turn.WaitAsync();
        try
        {
            await Execute($"CREATE DATABASE {name} TEMPLATE {template}{await ByFile()}");
        }
        finally
        {
            Turn.Release();
        }
        CopyFolder(Path.Combine(Path.GetTempPath(), template), folder);
        return Postgres(name);
    }

    public static async Task Drop(string? postgres)
    {
        if (postgres is null) return;
        NpgsqlConnection.ClearPool(new NpgsqlConnection(postgres));
        await Execute($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(postgres).Database} WITH (FORCE)");
    }

    private static async Task<string> Template(Engine engine, bool village, Func<string, string?, Task> build)
    {
        await Turn.WaitAsync();
        try
        {
            if (Templates.TryGetValue((engine, village), out var ready)) return ready;
            var name = $"couree_{Run}_{(village ? "village" : "empty")}";
            var folder = Path.Combine(Path.GetTempPath(), engine == Engine.Sqlite ? name + "_file" : name);
            Directory.CreateDirectory(folder);
            if (engine == Engine.Postgres) await Execute($"CREATE DATABASE {name}");
            await build(folder, engine == Engine.Postgres ? Postgres(name) : null);
            SqliteConnection.ClearAllPools();
            if (engine == Engine.Postgres) NpgsqlConnection.ClearAllPools();
            return Templates[(engine, village)] = engine == Engine.Postgres ? name : folder;
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Since version 15 a copy goes through the log by default: four times slower to make and three to drop, for databases that nobody keeps.</summary>
    private static async Task<string> ByFile()
    {
        if (_byFile is null)
        {
            await using var connection = new NpgsqlConnection(Admin);
            await connection.OpenAsync();
            _byFile = connection.PostgreSqlVersion.Major >= 15 ? " STRATEGY FILE_COPY" : "";
        }
        return _byFile;
    }

    private static async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(Admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, true);
        }
    }
}
