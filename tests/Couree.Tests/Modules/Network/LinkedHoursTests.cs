using System.Text.Json.Nodes;
using Couree.Modules.Network.Show;

namespace Couree.Tests.Modules.Network;

public sealed class LinkedHoursTests
{
    [Fact]
    public void Each_span_is_a_text_of_its_own_and_closures_stand_apart()
    {
        var linked = new JsonObject();
        LinkedHours.Add(linked, "Mo-Fr 09:00-13:00,14:00-20:00; Sa 18:00-24:00; PH off; 2026-08-01..2026-08-16 off \"congés ; fermé Lu 10:00\"; 2026-12-24 09:00-15:00");
        linked["openingHours"]!.AsArray().Select(h => (string)h!).ShouldBe(["Mo-Fr 09:00-13:00", "Mo-Fr 14:00-20:00", "Sa 18:00-23:59"]);
        var special = linked["specialOpeningHoursSpecification"]!.AsArray();
        special.Select(s => $"{s!["validFrom"]}/{s["validThrough"]} {s["opens"]}-{s["closes"]}").ShouldBe(["2026-08-01/2026-08-16 00:00-00:00", "2026-12-24/2026-12-24 09:00-15:00"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("off")]
    public void No_hours_say_nothing(string hours)
    {
        var linked = new JsonObject();
        LinkedHours.Add(linked, hours);
        linked.Count.ShouldBe(0);
    }
}
