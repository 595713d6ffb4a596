/**
 * The demo chain: a small grocery chain that is simulated day by day and store by store, deterministic by seed.
 *
 * <p>Start with {@link ai.modular.grocery.demo.DemoChain} (what the chain is) and {@link ai.modular.grocery.demo.StoreSimulation} (what
 * happens in it). Quantities are whole thousandths of the item's unit, money is whole cents, so that nothing is lost in sums. Every random
 * number is a function of the seed and of what it is about (store, item, household, day): results depend on no order and no thread.
 */
package ai.modular.grocery.demo;
