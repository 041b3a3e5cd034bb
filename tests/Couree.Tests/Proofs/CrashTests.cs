using System.Collections.Concurrent;
using System.Data.Common;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Couree.Tests.Proofs;

/// <summary>
/// The server is killed twenty times on each engine while people order and a courier tells of the road: whatever it said yes to is
/// there, once. COUREE_KILLS=100 kills it more often.
/// </summary>
public abstract class Crash(Engine engine)
{
    private const int Shoppers = 3;
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("COUREE_KILLS"), out var more) ? more : 20;

    [Fact]
    public async Task After_every_kill_each_acknowledged_order_and_fact_is_there_once_and_the_books_balance()
    {
        await using var house = await Killable.Build(engine);
        var acknowledged = new ConcurrentBag<ApiShopper.Placed>();
        var told = new ConcurrentBag<(Guid Id, string Outcome)>();
        using var closing = new CancellationTokenSource();
        var shoppers = Enumerable.Range(0, Shoppers).Select(i => new ApiShopper(house.Http(), new Random(i), house.Gone)).ToList();
        var phone = await house.SignIn("tom");
        var doors = JsonNode.Parse(await phone.GetStringAsync("/api/v1/delivery/courier/round"))!;
        var working = shoppers.Select(async shopper =>
        {
            while (!closing.IsCancellationRequested)
                if (await shopper.Order(places: 400) is { } placed) acknowledged.Add(placed);
        }).Append(Ride(phone, doors, told, closing.Token)).ToList();

        for (var kill = 1; kill <= Kills; kill++)
        {
            // Each life is long enough to say yes to something, then ends at any moment.
            var (before, heard) = (acknowledged.Count, told.Count);
            for (var wait = 0; wait < 500 && (acknowledged.Count == before || told.Count == heard) && !working.Exists(w => w.IsFaulted); wait++) await Task.Delay(20);
            await Task.Delay(Random.Shared.Next(0, 250));
            if (working.Find(w => w.IsFaulted) is { } fell) await fell;
            await house.KillAndRestart();
        }
        // Let everyone finish what they began: a question without an answer is asked again until there is one.
        await closing.CancelAsync();
        await Task.WhenAll(working).WaitAsync(TimeSpan.FromSeconds(60));

        shoppers.Sum(s => s.Broken).ShouldBeGreaterThan(Kills / 2, "the kills must hit people at work");
        acknowledged.Count.ShouldBeGreaterThanOrEqualTo(Kills, string.Join('\n', shoppers.Select(s => s.Why)));
        told.Count.ShouldBeGreaterThan(Kills);
        var checkouts = (await house.Rows("SELECT id, token FROM market_checkouts")).Select(r => (Guid.Parse(r[0]), r[1])).ToList();
        checkouts.ShouldBe(acknowledged.Select(a => (a.FormKey, a.Token)), ignoreOrder: true);
        var orders = (await house.Rows("SELECT id, checkout FROM market_orders")).Select(r => (Id: Guid.Parse(r[0]), Checkout: Guid.Parse(r[1]))).ToList();
        orders.Select(o => o.Checkout).ShouldBe(checkouts.Select(c => c.Item1), ignoreOrder: true);

        (await house.Rows("SELECT key FROM ledger_sets WHERE key LIKE 'order-placed:%'")).Select(r => r[0]).ShouldBe(orders.Select(o => $"order-placed:{o.Id:N}"), ignoreOrder: true);
        (await house.Rows("SELECT set_id, book, SUM(amount) FROM ledger_lines GROUP BY set_id, book HAVING SUM(amount) <> 0")).ShouldBeEmpty();
        (await house.Rows("SELECT id FROM ledger_sets WHERE NOT EXISTS (SELECT 1 FROM ledger_lines WHERE set_id = ledger_sets.id)")).ShouldBeEmpty();

        var commands = (await house.Rows("SELECT id FROM delivery_commands")).Select(r => Guid.Parse(r[0])).ToList();
        commands.ShouldBe(told.Select(t => t.Id), ignoreOrder: true);
        var facts = (await house.Rows("SELECT id FROM delivery_facts")).Select(r => Guid.Parse(r[0])).ToHashSet();
        told.Where(t => t.Outcome == "applied").ShouldAllBe(t => facts.Contains(t.Id));
        foreach (var order in acknowledged.Take(10)) (await house.Http().GetAsync("/api/v1/market/orders/" + order.Token)).EnsureSuccessStatusCode();
    }

    /// <summary>Tom's phone: tells batches about his doors; a batch without an answer is told again, with the same ids.</summary>
    private static async Task Ride(HttpClient phone, JsonNode round, ConcurrentBag<(Guid, string)> told, CancellationToken closing)
    {
        var doors = round["stops"]!.AsArray().Select(s => s!["id"]!.GetValue<string>()).ToList();
        doors.ShouldNotBeEmpty();
        var (device, at, count) = (Guid.CreateVersion7(), DateTime.Parse(round["answeredAt"]!.GetValue<string>(), null, System.Globalization.DateTimeStyles.AdjustToUniversal).AddMinutes(-60), 0);
        string[] verbs = ["start", "done", "undo", "fail", "undo"];
        while (!closing.IsCancellationRequested)
        {
            var commands = Enumerable.Range(0, 3).Select(_ => new
            {
                id = Guid.CreateVersion7(), stop = doors[0], kind = verbs[count % verbs.Length], occurredAt = at.AddMilliseconds(100 * ++count), offsetMs = 0, deviceSeq = count, reason = "personne",
            }).ToList();
            for (var answered = false; !answered;)
                try
                {
                    using var answer = await phone.PostAsJsonAsync("/api/v1/delivery/courier/batches", new { device, commands }, CancellationToken.None);
                    answer.EnsureSuccessStatusCode();
                    var results = JsonNode.Parse(await answer.Content.ReadAsStringAsync(CancellationToken.None))!["results"]!.AsArray();
                    if (results.Count < commands.Count) continue;
                    foreach (var result in results) told.Add((result!["id"]!.GetValue<Guid>(), result["outcome"]!.GetValue<string>()));
                    answered = true;
                    // A phone, not a siege: the shoppers' orders must find their turn between two batches.
                    await Task.Delay(50, CancellationToken.None);
                }
                catch (Exception broken) when (broken is HttpRequestException { StatusCode: null } or IOException or System.Net.Sockets.SocketException)
                {
                    await Task.Delay(20, CancellationToken.None);
                }
        }
    }

    /// <summary>A house one may kill: a folder or database of its own, one port, and the same store at every start.</summary>
    private sealed class Killable(string folder, string? postgres, int port) : IAsyncDisposable
    {
        private readonly CancellationTokenSource _gone = new();
        private ServerProcess? _server;

        public CancellationToken Gone => _gone.Token;

        public static async Task<Killable> Build(Engine engine)
        {
            string? postgres = null;
            if (engine == Engine.Postgres)
            {
                var name = $"couree_crash_{Guid.CreateVersion7():N}";
                await using var admin = new NpgsqlConnection(TestStores.Admin);
                await admin.OpenAsync();
                await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", admin);
                await create.ExecuteNonQueryAsync();
                postgres = TestStores.Postgres(name);
            }
            var house = new Killable(Directory.CreateTempSubdirectory("couree-crash-").FullName, postgres, ServerProcess.FreePort());
            await house.Start();
            return house;
        }

        public async Task KillAndRestart()
        {
            await _server!.DisposeAsync();
            await Start();
        }

        public HttpClient Http() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = _server!.Address, Timeout = TimeSpan.FromSeconds(30) };

        public async Task<HttpClient> SignIn(string first)
        {
            var http = Http();
            http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
            var answer = await http.PostAsync("/people/sign-in", new FormUrlEncodedContent([new("Email", $"{first}@couree.example"), new("Password", "bonjour-lille")]));
            answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.SeeOther);
            return http;
        }

        public async Task<List<string[]>> Rows(string sql)
        {
            await using DbConnection connection = postgres is null ? new SqliteConnection($"Data Source={Path.Combine(folder, "couree.db")};Mode=ReadOnly") : new NpgsqlConnection(postgres);
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<string[]>();
            while (await reader.ReadAsync()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture)!)]);
            return rows;
        }

        public async ValueTask DisposeAsync()
        {
            await _gone.CancelAsync();
            await _server!.DisposeAsync();
            await TestStores.Drop(postgres);
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }

        private async Task Start()
        {
            _server = ServerProcess.Start(folder, port, postgres, environment: [("Couree__PasswordIterations", "1000")]);
            await _server.Answers();
        }
    }
}

// A class each: they need not wait for one another.
public sealed class CrashOnSqlite() : Crash(Engine.Sqlite);

public sealed class CrashOnPostgres() : Crash(Engine.Postgres);
