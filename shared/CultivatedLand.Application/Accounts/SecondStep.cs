namespace CultivatedLand.Application.Accounts;

/// <summary>
/// Second step of an account, as the record store keeps it: after the password a code from the owner's device is asked for.
/// </summary>
/// <param name="Secret">Secret of the device, sealed with the keys of the host.</param>
/// <param name="UsedThrough">Latest time step of which a code was used. No code of this step or an earlier one is accepted again.</param>
/// <param name="RecoveryKeys">Hashes of the recovery codes that are left.</param>
/// <param name="Uses">
/// Number of codes that were accepted. A sign-in that waits for a code ends when another one gets its code accepted.
/// </param>
public sealed record SecondStep(string Secret, long UsedThrough, IReadOnlyList<string> RecoveryKeys, int Uses, DateTimeOffset Since);

/// <summary>Result of checking a code.</summary>
public enum CodeCheck
{
    Wrong,

    /// <summary>The code is right and was used before, or is older than one that was.</summary>
    Used,

    Right,
}
