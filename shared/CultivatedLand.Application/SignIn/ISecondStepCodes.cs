namespace CultivatedLand.Application.SignIn;

/// <summary>Port to the codes that a device shows: secrets for it, and what a code is worth at a moment.</summary>
public interface ISecondStepCodes
{
    /// <summary>Number of digits of a code.</summary>
    int Digits { get; }

    /// <returns>A new secret, in the letters that people type into a device.</returns>
    string NewSecret();

    /// <summary>Seals a secret for the store.</summary>
    string Seal(string secret);

    /// <returns>The time step that the code belongs to. Null for a wrong code, and where the secret cannot be opened.</returns>
    long? StepOf(string sealedSecret, string code, DateTimeOffset now);
}
