using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Couree.Tests.Proofs;

/// <summary>The whole content of the store, table by table, as a fingerprint: what did not change is equal.</summary>
internal static class StoreState
{
    /// <param name="except">tables that may change while reading (when a session was last seen)</param>
    public static Task<Dictionary<string, string>> Of(TestCouree couree, params string[] except) => couree.Read(async db =>
    {
        var state = new Dictionary<string, string>();
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct().Except(except))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<string>();
            while (await reader.ReadAsync()) rows.Add(string.Join('\u001f', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
            rows.Sort(StringComparer.Ordinal);
            state[table] = $"{rows.Count} rows {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001e', rows))))[..12]}";
        }
        return state;
    });

    /// <summary>The tables that are not as they were, with both states.</summary>
    public static IEnumerable<string> Changed(Dictionary<string, string> before, Dictionary<string, string> after) =>
        before.Where(t => after[t.Key] != t.Value).Select(t => $"{t.Key}: {t.Value} became {after[t.Key]}");

    private static string Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!;
}
