using Couree.Kernel;

namespace Couree.Modules.People;

/// <summary>Makes the people of the demo village; they carry the demo mark that keeps production from starting.</summary>
internal interface IPlantPeople
{
    /// <summary>Adds the person to the caller's transaction.</summary>
    Task<PersonId> Plant(string firstName, string lastName, string email, string password, bool steward, string about, string aboutEn);
}
