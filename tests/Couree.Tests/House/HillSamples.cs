// Two rooms that exist only to show that the walls see: the tests read this assembly as if it were the house.
namespace Couree.Modules.SampleValley
{
    public sealed record Shown(int Number)
    {
        internal static Shown Unseen() => new(1);
    }

    internal sealed record Hidden(int Number);
}

namespace Couree.Modules.SampleSummit
{
    public interface ISummit;

    internal static class Climber
    {
        public static async Task<int> LooksAtAContract() => await Task.FromResult(new SampleValley.Shown(1).Number);

        public static async Task<int> LooksBehindTheWall()
        {
            await Task.Yield();
            return new[] { 1 }.Sum(number => new Couree.Modules.SampleValley.Hidden(number).Number);
        }

        public static object CallsWhatIsUnseen() => SampleValley.Shown.Unseen();
    }
}

namespace Couree.Modules.SampleValley.Deep
{
    internal static class Walker
    {
        public static IEnumerable<object> LooksUphill()
        {
            yield return typeof(List<SampleSummit.ISummit[]>);
        }
    }
}

namespace Couree.Web.Sample
{
    internal static class Ground
    {
        public static Func<Modules.SampleValley.Shown?> LooksIntoARoom() => () => null;
    }
}
