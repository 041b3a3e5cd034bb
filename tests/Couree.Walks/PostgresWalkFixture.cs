using Npgsql;

namespace Couree.Walks;

/// <summary>The same house with its memory in PostgreSQL (bin/test says where in COUREE_TEST_POSTGRES).</summary>
public sealed class PostgresWalkFixture : WalkFixture
{
    private readonly string _name = $"couree_walk_{Guid.CreateVersion7():N}";

    private static string Admin => Environment.GetEnvironmentVariable("COUREE_TEST_POSTGRES")
        ?? throw new InvalidOperationException("COUREE_TEST_POSTGRES is not set: run bin/test, which starts a PostgreSQL of its own");

    protected override async Task<string?> Postgres()
    {
        await Execute($"CREATE DATABASE {_name}");
        return new NpgsqlConnectionStringBuilder(Admin) { Database = _name }.ToString();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Execute($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    private static async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(Admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
