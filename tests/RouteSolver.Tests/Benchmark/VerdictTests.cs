using Couree.Bench.Routing.Check;

namespace RouteSolver.Tests.Benchmark;

public sealed class VerdictTests
{
    [Fact]
    public void A_right_solution_stands_with_its_length()
    {
        var verdict = SmallTown.Judge(SmallTown.LiLim, [1, 3], [2, 4]);
        verdict.Faults.ShouldBeEmpty();
        verdict.Vehicles.ShouldBe(2);
        verdict.Distance.ShouldBe(5 + 10 + 15 + 10 + Math.Sqrt(45) + 5, 1e-9);
    }

    [Fact]
    public void Minutes_of_a_matrix_are_read_from_row_to_column()
    {
        var verdict = SmallTown.Judge(SmallTown.SartoriBuriol, [1, 2, 3, 4]);
        verdict.Faults.ShouldBeEmpty();
        verdict.Distance.ShouldBe(5 + 5 + 5 + 12 + 5);
    }

    [Fact]
    public void A_task_left_out_is_a_fault()
    {
        var faults = SmallTown.Judge(SmallTown.LiLim, [1, 3]).Faults;
        faults.ShouldBe(["task 2 is not served", "task 4 is not served"]);
    }

    [Fact]
    public void A_task_served_twice_is_a_fault() =>
        SmallTown.Judge(SmallTown.LiLim, [1, 3], [2, 4, 4]).Faults.ShouldContain("task 4 is served 2 times");

    [Fact]
    public void A_task_nobody_knows_is_a_fault() =>
        SmallTown.Judge(SmallTown.LiLim, [1, 3], [2, 4, 7]).Faults.ShouldContain("route 2: there is no task 7");

    [Fact]
    public void The_depot_is_no_task() =>
        SmallTown.Judge(SmallTown.LiLim, [1, 3], [2, 0, 4]).Faults.ShouldContain("route 2: there is no task 0");

    [Fact]
    public void A_delivery_before_its_pickup_is_a_fault() =>
        SmallTown.Judge(SmallTown.LiLim, [3, 1], [2, 4]).Faults.ShouldContain("route 1: task 3 comes before its pickup 1");

    [Fact]
    public void A_pickup_and_its_delivery_on_two_routes_are_faults()
    {
        var faults = SmallTown.Judge(SmallTown.LiLim, [1, 4], [2, 3]).Faults;
        faults.ShouldContain("route 1: task 1 is without its delivery 3");
        faults.ShouldContain("route 2: task 3 is without its pickup 1");
    }

    [Fact]
    public void More_aboard_than_fits_is_a_fault() =>
        SmallTown.Judge(SmallTown.LiLim, [1, 2, 3, 4]).Faults.ShouldHaveSingleItem().ShouldBe("route 1: 11 aboard after task 2, and room for 10");

    [Fact]
    public void A_window_missed_by_a_thousandth_is_a_fault_and_by_a_billionth_is_none()
    {
        SmallTown.Judge(SmallTown.LiLim.Replace("3\t9\t12\t-6\t0\t60", "3\t9\t12\t-6\t0\t15.999"), [1, 3], [2, 4]).Faults
            .ShouldHaveSingleItem().ShouldBe("route 1: task 3 begins at 16.000000, after 15.999");
        SmallTown.Judge(SmallTown.LiLim.Replace("3\t9\t12\t-6\t0\t60", "3\t9\t12\t-6\t0\t15.999999999"), [1, 3], [2, 4]).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Waiting_for_a_window_makes_what_follows_later() =>
        SmallTown.Judge(SmallTown.LiLim.Replace("1\t3\t4\t6\t0\t40", "1\t3\t4\t6\t55\t58"), [1, 3], [2, 4]).Faults
            .ShouldHaveSingleItem().ShouldBe("route 1: task 3 begins at 66.000000, after 60");

    [Fact]
    public void Coming_back_after_the_depot_closes_is_a_fault() =>
        SmallTown.Judge(SmallTown.LiLim.Replace("0\t0\t0\t0\t0\t100", "0\t0\t0\t0\t0\t31"), [1, 3], [2, 4]).Faults
            .ShouldHaveSingleItem().ShouldBe("route 1: is back at 32.000000, after 31");

    [Fact]
    public void More_routes_than_vehicles_is_a_fault() =>
        SmallTown.Judge(SmallTown.LiLim.Replace("2\t10\t1", "1\t10\t1"), [1, 3], [2, 4]).Faults.ShouldHaveSingleItem().ShouldBe("2 routes, and only 1 vehicles");

    [Fact]
    public void An_empty_route_is_a_fault() =>
        SmallTown.Judge(SmallTown.LiLim, [1, 3], [], [2, 4]).Faults.ShouldContain("route 2 is empty");

    [Fact]
    public void Routes_are_read_as_written_and_other_lines_passed_over() =>
        SmallTown.Read("Instance: small\nRoute 1 : 1 3\nRoute #2: 2 4\n", RouteLines.Read).ShouldBe([[1, 3], [2, 4]]);

    [Fact]
    public void A_route_line_that_cannot_be_read_is_refused() =>
        Should.Throw<FormatException>(() => SmallTown.Read("Route 1 : 1 three\n", RouteLines.Read));

    [Fact]
    public void A_text_that_is_no_instance_is_refused() =>
        Should.Throw<FormatException>(() => SmallTown.Read("Dear reader,\nhello\n", Definition.Read));
}
