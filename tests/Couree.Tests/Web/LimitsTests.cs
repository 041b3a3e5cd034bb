using System.Net;
using Couree.Web;

namespace Couree.Tests.Web;

/// <summary>A visitor behind the proxy of this machine: her address stands in X-Forwarded-For.</summary>
public sealed class LimitsTests
{
    private static HttpClient From(HttpClient browser, string address)
    {
        browser.DefaultRequestHeaders.Remove("X-Forwarded-For");
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return browser;
    }

    [Fact]
    public async Task A_machine_that_asks_without_end_is_asked_to_wait_and_its_neighbours_are_not()
    {
        await using var couree = await TestCouree.Empty(Engine.Sqlite);
        using var machine = From(couree.Browser(), "203.0.113.9");
        var limit = new HouseOptions().GentlePerMinute;
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 3 * limit && !answers.Contains(HttpStatusCode.TooManyRequests); i++) answers.Add((await machine.GetAsync("/health/live")).StatusCode);
        answers.ShouldContain(HttpStatusCode.TooManyRequests);
        answers.Count.ShouldBeGreaterThan(limit / 2);
        // Its share grows again by the second: of the next hundred asks a few may have come in time, most have not.
        var next = new List<HttpStatusCode>();
        for (var i = 0; i < 100; i++) next.Add((await machine.GetAsync("/health/live")).StatusCode);
        next.Count(status => status == HttpStatusCode.TooManyRequests).ShouldBeGreaterThan(20);
        (await From(couree.Browser(), "203.0.113.10").GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("198.51.100.7", "::ffff:198.51.100.7", true)]
    [InlineData("198.51.100.7", "198.51.100.8", false)]
    public void A_household_counts_as_one(string one, string other, bool same)
    {
        static string Counted(string address) => Limits.Address(new Microsoft.AspNetCore.Http.DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } });
        (Counted(one) == Counted(other)).ShouldBe(same);
    }

    [Fact]
    public async Task One_address_holds_only_so_many_live_pages_open_and_gets_them_back_when_it_closes_them()
    {
        await using var couree = await TestCouree.Village(Engine.Sqlite);
        using var louise = From(await couree.As("louise"), "203.0.113.20");
        var most = new HouseOptions().StreamsPerAddress;
        Task<HttpResponseMessage> Open() => louise.GetAsync("/market/epi-commun/counter/live", HttpCompletionOption.ResponseHeadersRead);
        var open = new List<HttpResponseMessage>();
        for (var i = 0; i < most; i++) open.Add(await Open());
        open.ShouldAllBe(o => o.StatusCode == HttpStatusCode.OK);
        (await Open()).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        open.ForEach(o => o.Dispose());
        for (var wait = 0; wait < 100; wait++)
        {
            using var again = await Open();
            if (again.StatusCode == HttpStatusCode.OK) return;
            await Task.Delay(20);
        }
        Assert.Fail("closed pages still count");
    }
}
