using Couree.Database.Dialect;
using Couree.Modules.Delivery;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Couree.Tests.Database;

/// <summary>Two processes share one PostgreSQL: what one does, pages open in the other learn.</summary>
public sealed class TopicTests
{
    private const string Board = "/delivery/braquets/board";

    [Fact]
    public async Task A_board_open_in_one_process_hears_what_was_done_in_another_even_after_the_line_broke()
    {
        await using var couree = await TestCouree.Village(Engine.Postgres);
        await using var beside = couree.Beside();
        var (tom, manon) = (await beside.As("tom"), await couree.As("manon"));
        using var board = await Watcher.Open(tom, Board + "/live");
        var before = await Lines(couree, 2);
        await Take(couree, manon, "place Rihour");
        await board.Hears("changed");
        (await tom.GetStringAsync(Board)).ShouldContain("Manon Leroy prend la course");

        await using (var admin = new NpgsqlConnection(couree.Postgres))
        {
            await admin.OpenAsync();
            await using var cut = new NpgsqlCommand($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = '{PostgresTopics.ApplicationName}'", admin);
            await cut.ExecuteNonQueryAsync();
        }
        await Lines(couree, 2, otherThan: before);
        await board.Quiet();
        await Take(couree, manon, "20 rue Pierre Legrand");
        await board.Hears("changed");
    }

    [Theory, OnBothEngines]
    public async Task Within_one_process_a_board_hears_what_was_done_at_once(Engine engine)
    {
        await using var couree = await TestCouree.Village(engine);
        var (tom, manon) = (await couree.As("tom"), await couree.As("manon"));
        using var board = await Watcher.Open(tom, Board + "/live");
        await board.Quiet();
        await Take(couree, manon, "place Rihour");
        await board.Hears("changed");
    }

    private static async Task Take(TestCouree couree, HttpClient who, string street)
    {
        var run = await couree.Read(db => db.Set<Run>().Where(r => r.State == RunState.Waiting && r.Stops.Any(s => s.Address.Contains(street))).Select(r => r.Id).FirstAsync());
        (await who.PostAsync($"/delivery/braquets/runs/{run.Value}/take", null)).StatusCode.ShouldBe(System.Net.HttpStatusCode.SeeOther);
    }

    /// <summary>The backends that listen, once there are so many; a backend that was told to end goes on for a moment.</summary>
    private static async Task<int[]> Lines(TestCouree couree, int count, params int[] otherThan)
    {
        await using var admin = new NpgsqlConnection(couree.Postgres);
        await admin.OpenAsync();
        for (var wait = 0; wait < 200; wait++, await Task.Delay(50))
        {
            await using var who = new NpgsqlCommand($"SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = '{PostgresTopics.ApplicationName}' AND query LIKE 'LISTEN%' ORDER BY pid", admin);
            var pids = new List<int>();
            await using (var rows = await who.ExecuteReaderAsync())
                while (await rows.ReadAsync()) pids.Add(rows.GetInt32(0));
            if (pids.Count == count && !pids.Intersect(otherThan).Any()) return [.. pids];
        }
        throw new TimeoutException("the processes do not listen");
    }

    /// <summary>A page's stream of server-sent events.</summary>
    private sealed class Watcher(HttpResponseMessage answer, StreamReader events) : IDisposable
    {
        private Task<string?>? _next;

        public static async Task<Watcher> Open(HttpClient browser, string path)
        {
            var answer = await browser.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
            answer.EnsureSuccessStatusCode();
            var watcher = new Watcher(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
            await watcher.Hears("ready");
            return watcher;
        }

        public async Task Hears(string what)
        {
            var until = TimeSpan.FromSeconds(10);
            while (true)
            {
                _next ??= events.ReadLineAsync();
                var line = await _next.WaitAsync(until);
                _next = null;
                if (line is null) throw new EndOfStreamException("the stream ended");
                if (line == "data: " + what) return;
            }
        }

        /// <summary>Nothing more comes for a while: what comes next has a cause of its own.</summary>
        public async Task Quiet()
        {
            while (true)
            {
                _next ??= events.ReadLineAsync();
                if (await Task.WhenAny(_next, Task.Delay(500)) != _next) return;
                _next = null;
            }
        }

        public void Dispose()
        {
            events.Dispose();
            answer.Dispose();
        }
    }
}
