/** A decimal number as PostgreSQL shows it: digits, and how many of them are after the point. */
export class ExactDecimal {
  readonly units: bigint;
  readonly scale: number;

  constructor(units: bigint, scale: number) {
    this.units = units;
    this.scale = scale;
  }

  static parse(text: string): ExactDecimal {
    const [whole = '', fraction = ''] = text.split('.');
    return new ExactDecimal(BigInt(whole + fraction), fraction.length);
  }

  static sum(values: readonly ExactDecimal[], scale: number): ExactDecimal {
    return new ExactDecimal(
      values.reduce((total, value) => total + value.rescaled(scale), 0n),
      scale,
    );
  }

  compare(other: ExactDecimal): number {
    const scale = Math.max(this.scale, other.scale);
    const difference = this.rescaled(scale) - other.rescaled(scale);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  minus(other: ExactDecimal): ExactDecimal {
    const scale = Math.max(this.scale, other.scale);
    return new ExactDecimal(this.rescaled(scale) - other.rescaled(scale), scale);
  }

  times(other: ExactDecimal): ExactDecimal {
    return new ExactDecimal(this.units * other.units, this.scale + other.scale);
  }

  rounded(scale: number): ExactDecimal {
    return this.dividedBy(1, scale);
  }

  /** Halves go away from zero, as in PostgreSQL's numeric. */
  dividedBy(count: number, scale: number): ExactDecimal {
    const divisor = BigInt(count) * 10n ** BigInt(this.scale);
    const dividend = this.units * 10n ** BigInt(scale);
    const magnitude = dividend < 0n ? -dividend : dividend;
    const rounded = (2n * magnitude + divisor) / (2n * divisor);
    return new ExactDecimal(dividend < 0n ? -rounded : rounded, scale);
  }

  toString(): string {
    const digits = String(this.units < 0n ? -this.units : this.units).padStart(this.scale + 1, '0');
    const whole = digits.slice(0, digits.length - this.scale);
    const fraction = this.scale === 0 ? '' : `.${digits.slice(-this.scale)}`;
    return `${this.units < 0n ? '-' : ''}${whole}${fraction}`;
  }

  private rescaled(scale: number): bigint {
    if (scale < this.scale) throw new Error(`${this} does not fit ${scale} decimals.`);
    return this.units * 10n ** BigInt(scale - this.scale);
  }
}
