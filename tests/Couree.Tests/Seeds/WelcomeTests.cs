using Couree.Seeds;

namespace Couree.Tests.Seeds;

public sealed class WelcomeTests
{
    [Fact]
    public void The_house_announces_the_doors_it_really_opened_as_a_browser_writes_them()
    {
        Welcome.Reachable(["http://localhost:6000"]).ShouldBe(["http://localhost:6000"]);
        Welcome.Reachable(["http://[::]:6000", "http://0.0.0.0:6000", "https://*:6001/", "http://+:6002", "http://0.0.0.0"])
            .ShouldBe(["http://localhost:6000", "https://localhost:6001", "http://localhost:6002", "http://localhost"]);
        Welcome.Reachable(["http://192.168.1.4:6000", "http://[::1]:6000"]).ShouldBe(["http://192.168.1.4:6000", "http://[::1]:6000"]);
    }
}
